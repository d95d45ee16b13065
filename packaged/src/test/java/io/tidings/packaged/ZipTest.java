package io.tidings.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

final class ZipTest {

    private final Zip zip = Zip.built();

    @Test
    void itHoldsOurClassesOurTemplatesAndLibraries() throws IOException {
        assertThat(zip.names())
                .contains("io/tidings/function/IngestHandler.class", "templates/mail/confirmation.html.mustache")
                .anySatisfy(name -> assertThat(name).startsWith("lib/dynamodb-"))
                .allSatisfy(name ->
                        assertThat(name).matches("io/|(io/tidings|templates|examples|lib|META-INF)/.*|[a-z.-]+"));
    }

    @Test
    void librariesAreJarsOfTheirOwn() throws IOException {
        assertThat(zip.names())
                .filteredOn(name -> name.startsWith("lib/") && !name.equals("lib/"))
                .allSatisfy(name -> assertThat(name).endsWith(".jar"));
        assertThat(zip.names())
                .filteredOn(name -> name.endsWith(".class"))
                .allSatisfy(name -> assertThat(name).startsWith("io/tidings/"));
    }

    /** DynamoDB Local may not be passed on, and nothing that serves tests belongs in a function. */
    @Test
    void itHoldsNoServiceForTestsNoTestAndNoSecondHttpClient() throws IOException {
        List<String> forbidden = List.of(
                "dynamodblocal",
                "s3proxy",
                "elasticmq",
                "pekko",
                "jetty",
                "handlebars",
                "angus",
                "junit",
                "assertj",
                "archunit",
                "testcontainers",
                "playwright",
                "tidings-embedded",
                "tidings-local",
                "runtime-interface-client",
                "netty",
                "apache-client",
                "apache5-client",
                "aws-crt",
                "url-connection",
                "commons-logging",
                "jspecify");
        assertThat(zip.names())
                .noneMatch(name -> forbidden.stream().anyMatch(name.toLowerCase(java.util.Locale.ROOT)::contains));
        assertThat(zip.names()).noneMatch(name -> name.endsWith("Test.class") || name.contains("/embedded/"));
    }

    @Test
    void everyEntryHasTheSameDateSoThatTheSameSourcesGiveTheSameBytes() throws IOException {
        assertThat(zip.entries())
                .extracting(ZipEntry::getTimeLocal)
                .containsOnly(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
    }

    /** Lambda takes 50 MB; every megabyte is fetched and opened at a cold start. Our own classes are 1.5 MB. */
    @Test
    void itIsSmall() throws IOException {
        System.out.printf(
                "the zip: %.1f MB in %d entries%n",
                zip.size() / 1e6, zip.names().size());
        assertThat(zip.size()).isLessThan(9_750_000);
    }
}
