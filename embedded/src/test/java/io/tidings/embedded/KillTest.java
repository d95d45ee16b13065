package io.tidings.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class KillTest {
    private static final int ENOUGH = 40;

    @Test
    void whatWasAcknowledgedBeforeAKillIsThereAfterIt(@TempDir Path directory) throws Exception {
        int last = writeThenKill(directory);

        try (var services = EmbeddedServices.builder().dataDir(directory).start()) {
            for (int i = 0; i <= last; i++) {
                var number = Integer.toString(i);
                var item = services.dynamoClient()
                        .getItem(b -> b.tableName("numbers").key(Map.of("id", AttributeValue.fromS(number))));
                assertThat(item.hasItem()).as("item %s of %s", number, last).isTrue();
                assertThat(services.s3Client()
                                .getObjectAsBytes(b -> b.bucket("numbers").key(number))
                                .asUtf8String())
                        .isEqualTo(number);
                assertThat(services.sesEndpoint().truth().accepted("a" + number + "@example.org", ""))
                        .isOne();
            }
            services.sesEndpoint().flushEvents();
        }
    }

    private static int writeThenKill(Path directory) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillTarget.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = new BufferedReader(child.inputReader(StandardCharsets.UTF_8))) {
            int last = -1;
            for (var line = lines.readLine(); line != null && last < ENOUGH; line = lines.readLine()) {
                last = line.startsWith("done ") ? Integer.parseInt(line.substring(5)) : last;
            }
            return last;
        } finally {
            // SIGKILL: no hook runs, nothing is flushed
            child.destroyForcibly().waitFor();
        }
    }
}
