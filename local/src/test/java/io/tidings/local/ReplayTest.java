package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./tidings replay}: past weeks from files to files. */
final class ReplayTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 12);
    private static final int WEEKS = 5;

    @TempDir
    private Path directory;

    @Test
    void pastWeeksAreComposedInOrderAndNothingComesTwice() throws IOException {
        var newsletter = newsletter("this.json", "passkey");

        var sentence = replay(newsletter, Optional.empty(), "out");

        assertThat(sentence).isEqualTo("5 editions of The Weekly from 30 articles.");
        var weeks = json("out/report.json").get("weeks");
        assertThat(weeks).hasSize(WEEKS);
        var told = new ArrayList<String>();
        for (var week : weeks) {
            assertThat(week.get("state").asText()).isEqualTo("APPROVED");
            assertThat(week.get("articles").asInt()).isEqualTo(6);
            var edition = "out/" + week.get("edition").asText();
            assertThat(directory.resolve(edition + "/mail.html")).exists();
            json(edition + "/edition.json")
                    .get("sections")
                    .forEach(section -> section.get("stories")
                            .forEach(story ->
                                    told.add(story.get("lead").get("id").asText())));
        }
        assertThat(told).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void theSameInputsGiveTheSameBytes() throws IOException {
        var newsletter = newsletter("this.json", "passkey");

        replay(newsletter, Optional.empty(), "one");
        replay(newsletter, Optional.empty(), "two");

        assertThat(all("one")).isEqualTo(all("two"));
    }

    @Test
    void anotherKeywordMovesArticlesAndTheDiffSaysWhich() throws IOException {
        var before = newsletter("before.json", "tls");
        var after = newsletter("after.json", "passkey");

        var sentence = replay(after, Optional.of(before), "out");

        assertThat(sentence).endsWith("5 moved, 0 appeared, 0 disappeared in 5 of 5 weeks.");
        var moved = json("out/diff.json").at("/weeks/0/moved/0");
        assertThat(moved.get("from").asText()).isEqualTo("in-brief");
        assertThat(moved.get("to").asText()).isEqualTo("security");
        assertThat(moved.get("title").asText()).contains("passkey");
        assertThat(Files.readString(directory.resolve("out/diff.txt"))).contains("  in-brief -> security: A passkey");
        assertThat(directory.resolve("out/against/report.json")).exists();
    }

    @Test
    void whatIsComposedAheadOfItsHourHasWhatCameUntilThen() throws IOException {
        var newsletter = newsletter("this.json", "passkey");
        Files.writeString(
                newsletter,
                Files.readString(newsletter)
                        .replace("\"zone\": \"UTC\"", "\"zone\": \"UTC\", \"composeAheadHours\": 48"));

        replay(newsletter, Optional.empty(), "out");

        var weeks = json("out/report.json").get("weeks");
        assertThat(weeks).extracting(week -> week.get("articles").asInt()).containsExactly(6, 6, 6, 6, 1);
        var last = json("out/weekly-2026-11-23/edition.json");
        assertThat(last.get("cutOff").asText()).isEqualTo("2026-11-21T08:00:00Z");
        assertThat(last.at("/sections/0/stories/0/lead/title").asText()).startsWith("A garden tale29");
    }

    @Test
    void whatIsNoArticleCountsInTheWeekInWhichItWouldHaveCome() throws IOException {
        var newsletter = newsletter("this.json", "passkey");
        var empties = new StringBuilder();
        for (var i = 0; i < 60; i++) {
            empties.append("""
                    {"url": "https://a.example.com/empty/%d", "title": "", "publishedAt": "2026-11-04T10:00:00Z"}
                    """.formatted(i));
        }
        Files.writeString(directory.resolve("articles/blog/empties.ndjson"), empties);

        replay(newsletter, Optional.empty(), "out");

        var weeks = json("out/report.json").get("weeks");
        assertThat(weeks)
                .extracting(week -> json("out/" + week.get("edition").asText() + "/edition.json")
                        .at("/gate/intake/rejected")
                        .asInt())
                .containsExactly(0, 0, 0, 60, 0);
        assertThat(weeks.get(3).get("state").asText()).isEqualTo("HELD");
        assertThat(weeks.get(3).get("reasons").toString()).contains("60 of 66 items: empty or unreadable");
    }

    @Test
    void noMailOfAnEarlierReplayStandsBesideAWeekThatIsQuietNow() throws IOException {
        var newsletter = newsletter("this.json", "passkey");
        replay(newsletter, Optional.empty(), "out");
        Files.writeString(
                newsletter, Files.readString(newsletter).replace("\"minimumStories\": 1", "\"minimumStories\": 30"));

        replay(newsletter, Optional.empty(), "out");

        assertThat(json("out/weekly-2026-10-19/edition.json").get("composedAs").asText())
                .isEqualTo("QUIET");
        assertThat(directory.resolve("out/weekly-2026-10-19/mail.html")).doesNotExist();
    }

    @Test
    void articlesWithoutDatesAreNoPastWeeks() throws IOException {
        var newsletter = newsletter("this.json", "passkey");
        Files.writeString(
                directory.resolve("articles/blog/week.ndjson"),
                "{\"url\": \"https://a.example.com/1\", \"title\": \"Undated\", \"summary\": \"Nobody knows when.\"}\n");

        assertThatThrownBy(() -> replay(newsletter, Optional.empty(), "out"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("None of the articles says when it was published");
    }

    @Test
    void aDateFarAheadIsNamedInsteadOfReplayingWeeksWithoutArticles() throws IOException {
        var newsletter = newsletter("this.json", "passkey");
        Files.writeString(
                directory.resolve("articles/blog/ahead.ndjson"),
                "{\"url\": \"https://a.example.com/ahead\", \"title\": \"Ahead of its time\","
                        + " \"publishedAt\": \"2099-12-31T00:00:00Z\"}\n");

        assertThatThrownBy(() -> replay(newsletter, Optional.empty(), "out"))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("2099-12-31", "--until");
    }

    @Test
    void severalDatesFarAheadAreNamedTooAndARestIsNone() throws IOException {
        var newsletter = newsletter("this.json", "passkey");
        var blog = directory.resolve("articles/blog/week.ndjson");

        Files.writeString(blog, each(1, 0, 100) + each(1, 300, 305));
        assertThatThrownBy(() -> replay(newsletter, Optional.empty(), "out"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(
                        "5 of 105 articles say that they are of 2027-08-08T10:00:00Z or later, 201 days after"
                                + " all others (until 2027-01-19T10:00:00Z).");

        Files.writeString(blog, each(30, 0, 20));
        assertThat(replay(newsletter, Optional.empty(), "months")).endsWith("from 20 articles.");
        Files.writeString(blog, each(1, 0, 100) + each(1, 126, 131));
        assertThat(replay(newsletter, Optional.empty(), "rest")).endsWith("from 105 articles.");
    }

    /** An article each so many days, from a day to another. */
    private static String each(int days, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> """
                        {"url": "https://a.example.com/%1$d", "title": "A tale%1$d of kind%1$d", "publishedAt": "%2$sT10:00:00Z"}
                        """.formatted(i, FIRST.plusDays((long) days * i)))
                .collect(Collectors.joining());
    }

    @Test
    void aDirectoryWithoutArticlesIsSaidToHaveNone() throws IOException {
        var newsletter = newsletter("this.json", "passkey");
        Files.delete(directory.resolve("articles/blog/week.ndjson"));

        assertThatThrownBy(() -> replay(newsletter, Optional.empty(), "out"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There are no articles in " + directory.resolve("articles"));
    }

    @Test
    void whereEditionsCanNotGoIsRefusedBeforeAnythingIsComposed() throws IOException {
        var newsletter = newsletter("this.json", "passkey");
        var link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("articles"));
        Files.writeString(directory.resolve("file"), "mine");

        for (var out : List.of("articles", "articles/out", link.getFileName().toString(), "link/out/deep")) {
            assertThatThrownBy(() -> replay(newsletter, Optional.empty(), out))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContainingAll("--out", "--articles", "Name another directory");
        }
        assertThatThrownBy(() -> replay(newsletter, Optional.empty(), "file"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is a file");

        assertThat(directory.resolve("articles")).isDirectoryNotContaining("glob:**report.json");
        assertThat(directory.resolve("file")).hasContent("mine");
    }

    private String replay(Path newsletter, Optional<Path> against, String out) {
        var request = new Replay.Request(
                directory.resolve("articles"), newsletter, against, WEEKS, Optional.empty(), directory.resolve(out));
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Replay(request, new Progress(nowhere)).run();
    }

    private Path newsletter(String name, String keyword) throws IOException {
        var articles = new StringBuilder();
        for (var week = 0; week < WEEKS; week++) {
            for (var day = 0; day < 6; day++) {
                var about = List.of("database", "sql", "attack", "secret", "passkey", "garden")
                        .get(day);
                var number = week * 6 + day;
                articles.append("""
                        {"url": "https://a.example.com/%1$d", "title": "A %2$s tale%1$d of kind%1$d", "summary": "What case%1$d taught writer%1$d about it.", "publishedAt": "%3$sT10:00:00Z"}
                        """.formatted(number, about, FIRST.plusDays(week * 7L + day)));
            }
        }
        var drop = Files.createDirectories(directory.resolve("articles/blog"));
        Files.writeString(drop.resolve("week.ndjson"), articles);
        return Files.writeString(directory.resolve(name), """
                {"id": "weekly", "name": "The Weekly",
                 "sender": {"name": "The Weekly", "address": "weekly@news.example.com"},
                 "postalAddress": "Example Street 1, 10115 Berlin, Germany",
                 "schedule": {"cadence": "weekly", "day": "monday", "time": "08:00", "zone": "UTC"},
                 "topics": [
                   {"slug": "databases", "name": "Databases", "keywords": ["database", "sql"]},
                   {"slug": "security", "name": "Security", "keywords": ["attack", "secret", "%s"]}],
                 "minimumStories": 1}
                """.formatted(keyword));
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(directory.resolve(name)));
    }

    private List<String> all(String out) throws IOException {
        try (var files = Files.walk(directory.resolve(out))) {
            var all = new ArrayList<String>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.add(directory.resolve(out).relativize(file) + "\n" + Files.readString(file));
            }
            return all;
        }
    }
}
