package io.tidings.article;

import io.tidings.embedded.TestServices;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Fresh tables, and articles to put into them. */
final class ArticleTables {
    static final Instant SEEN = Instant.parse("2026-11-10T08:00:00Z");

    private ArticleTables() {}

    static Articles articles() {
        var table = TestServices.table("articles");
        TestServices.shared().dynamoClient().createTable(Articles.table(table));
        return new Articles(TestServices.shared().dynamoClient(), table);
    }

    static IntakeLog log() {
        var table = TestServices.table("intake");
        TestServices.shared().dynamoClient().createTable(IntakeLog.table(table));
        return new IntakeLog(TestServices.shared().dynamoClient(), table);
    }

    static Article article(String path, String title) {
        return article(path, title, "blog", SEEN, Standing.LIVE);
    }

    static Article article(String path, String title, String source, Instant seenAt, Standing standing) {
        var url = URI.create("https://a.example.com/" + path);
        return new Article(
                ArticleId.of(url),
                SourceName.of(source),
                url,
                java.util.Optional.empty(),
                title,
                TitleOrigin.GIVEN,
                "A summary.",
                List.of("Go", "Rust"),
                Instant.parse("2026-11-09T12:00:00Z"),
                DateOrigin.GIVEN,
                seenAt,
                standing);
    }
}
