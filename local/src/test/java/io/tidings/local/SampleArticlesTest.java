package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.Article;
import io.tidings.article.Articles;
import io.tidings.article.DateOrigin;
import io.tidings.article.Intake;
import io.tidings.article.IntakeLog;
import io.tidings.article.IntakeReport;
import io.tidings.article.TitleOrigin;
import io.tidings.embedded.TestServices;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** The sample articles: enough for a full digest, and one of everything that sources do to their readers. */
final class SampleArticlesTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00Z");

    private final String bucket = TestServices.bucket("samples");
    private final String table = TestServices.table("articles");
    private final String logTable = TestServices.table("intake");

    @Test
    void theyFillADigestAndShowWhatSourcesDo() throws IOException, URISyntaxException {
        var reports = read();
        var articles =
                new Articles(TestServices.shared().dynamoClient(), table).seenBetween(MONDAY.minusSeconds(1), MONDAY);
        var lastWeek = articles.stream()
                .filter(article -> article.publishedAt().isAfter(Instant.parse("2026-11-09T06:00:00Z")))
                .toList();

        assertThat(articles).hasSizeGreaterThanOrEqualTo(70);
        assertThat(lastWeek).hasSizeBetween(40, 60);
        assertThat(articles)
                .extracting(article -> article.source().value())
                .contains("cloud-journal", "data-dispatch", "night-shift", "interface-notes", "margin-notes");
        assertThat(articles).anyMatch(article -> article.tags().isEmpty());
        assertThat(articles).anyMatch(article -> article.titleOrigin() == TitleOrigin.MADE);
        assertThat(articles).extracting(Article::dateOrigin).contains(DateOrigin.MISSING, DateOrigin.FUTURE);
        assertThat(articles)
                .allMatch(article -> article.title().length() <= 200)
                .noneMatch(article -> article.title().contains("<script"));
        assertThat(reports.stream().flatMap(report -> report.firstRejections().stream()))
                .extracting(rejection -> rejection.reason())
                .containsExactlyInAnyOrder("has no link", "links with javascript: instead of http: or https:");
    }

    private List<IntakeReport> read() throws IOException, URISyntaxException {
        var services = TestServices.shared();
        services.dynamoClient().createTable(Articles.table(table));
        services.dynamoClient().createTable(IntakeLog.table(logTable));
        var root = Path.of(Objects.requireNonNull(getClass().getResource("/samples/articles"))
                .toURI());
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var key = "articles/" + root.relativize(file).toString().replace('\\', '/');
                services.s3Client().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromFile(file));
            }
        }
        return new Intake(
                        services.s3Client(),
                        bucket,
                        new Articles(services.dynamoClient(), table),
                        new IntakeLog(services.dynamoClient(), logTable),
                        InstantSource.fixed(MONDAY))
                .sweep();
    }
}
