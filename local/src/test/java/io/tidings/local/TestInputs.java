package io.tidings.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Small inputs of a run, as files: two sources, one story that stands in both, one line that is none, a few people. */
final class TestInputs {
    static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");

    private static final String NEWSLETTER = """
            {
              "id": "weekly",
              "name": "The Weekly",
              "sender": {"name": "The Weekly", "address": "weekly@news.example.com"},
              "postalAddress": "Example Street 1, 10115 Berlin, Germany",
              "schedule": {"cadence": "weekly", "day": "monday", "time": "08:00", "zone": "UTC"},
              "topics": [
                {"slug": "databases", "name": "Databases", "keywords": ["database", "postgres", "sql", "index"], "tagAliases": []},
                {"slug": "security", "name": "Security", "keywords": ["attack", "secret", "tls", "passkey"], "tagAliases": []}
              ],
              "locales": ["en", "de"],
              "approval": {"mode": "APPROVAL", "coolingOffMinutes": COOLING},
              "sending": {"horizonMinutes": 5},
              "minimumStories": MINIMUM
            }
            """;

    private static final String ARTICLES = """
            {"url": "https://a.example.com/1", "title": "Why Postgres vacuums at night", "summary": "A database at work.", "publishedAt": "2026-11-12T10:00:00Z"}
            {"url": "https://a.example.com/2?utm_source=feed", "title": "Passkeys after a year", "summary": "What a secret costs.", "publishedAt": "2026-11-13T10:00:00Z"}
            this is no article
            {"url": "https://a.example.com/3", "title": "An index you do not need", "summary": "SQL and its database.", "publishedAt": "2026-11-14T10:00:00Z"}
            """;

    private static final String ELSEWHERE = """
            [{"url": "https://a.example.com/2", "title": "Passkeys after a year", "summary": "What a secret costs.", "publishedAt": "2026-11-13T10:00:00Z"},
             {"url": "https://b.example.com/4", "title": "TLS without tears", "summary": "An attack that failed.", "publishedAt": "2026-11-15T10:00:00Z"}]
            """;

    private final Path directory;

    TestInputs(Path directory) {
        this.directory = directory;
        write("articles/blog/week.ndjson", ARTICLES);
        write("articles/other.json", ELSEWHERE);
    }

    Path articles() {
        return directory.resolve("articles");
    }

    Path newsletter(String approval, int coolingOffMinutes, int minimumStories) {
        return write(
                "newsletter.json",
                NEWSLETTER
                        .replace("APPROVAL", approval)
                        .replace("COOLING", Integer.toString(coolingOffMinutes))
                        .replace("MINIMUM", Integer.toString(minimumStories)));
    }

    /** So many people; every third wants databases only, every fourth reads German. */
    Path subscribers(int people) {
        var csv = new StringBuilder("address,locale,topics,zone,status\n");
        for (var person = 0; person < people; person++) {
            csv.append("reader").append(person).append("@example.com,");
            csv.append(person % 4 == 0 ? "de" : "en").append(',');
            csv.append(person % 3 == 0 ? "databases" : "").append(",,active\n");
        }
        return write("subscribers.csv", csv.toString());
    }

    private Path write(String name, String content) {
        try {
            var file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
