package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonItemsTest {

    @Test
    void fieldsHaveManyNames() {
        var article = ReadingOf.file("a.json", """
                        {"Link": "https://a.example.com/1", "Headline": "T", "description": "S",
                         "keywords": "one, two; three", "date_published": "2026-11-15"}
                        """).article();

        assertThat(article.title()).isEqualTo("T");
        assertThat(article.summary()).isEqualTo("S");
        assertThat(article.tags()).containsExactly("one", "two", "three");
        assertThat(article.publishedAt()).isEqualTo("2026-11-15T00:00:00Z");
        assertThat(article.dateOrigin()).isEqualTo(DateOrigin.GIVEN);
        assertThat(article.titleOrigin()).isEqualTo(TitleOrigin.GIVEN);
        assertThat(article.seenAt()).isEqualTo(ReadingOf.NOW);
        assertThat(article.source()).isEqualTo(ReadingOf.SOURCE);
    }

    @Test
    void tagsMayBeObjectsAndLinksToo() {
        var article = ReadingOf.file("a.json", """
                        [{"link": {"href": "https://a.example.com/1"}, "title": {"text": "T"},
                          "categories": [{"name": "Go"}, {"term": "Rust"}, "#Java", "go", null, 7]}]
                        """).article();

        assertThat(article.tags()).isEqualTo(List.of("Go", "Rust", "Java", "7"));
        assertThat(article.title()).isEqualTo("T");
    }

    @Test
    void anIdIsALinkOnlyWhereItLooksLikeOne() {
        assertThat(ReadingOf.file("a.json", "{\"id\": \"https://a.example.com/1\", \"title\": \"T\"}")
                        .article()
                        .url())
                .hasToString("https://a.example.com/1");
        assertThat(ReadingOf.file("a.json", "{\"id\": 4711, \"title\": \"T\"}")
                        .rejection()
                        .reason())
                .isEqualTo("has no link");
    }

    @Test
    void jsonFeedLinksAreRelativeToItsHomePage() {
        var read = ReadingOf.file("feed.json", """
                {"version": "https://jsonfeed.org/version/1.1", "title": "Notes",
                 "home_page_url": "https://notes.example.com/en/", "hubs": [{"a": [1, {"b": 2}]}],
                 "items": [
                   {"id": "1", "url": "one", "content_html": "<p>First.</p>", "date_published": "2026-11-14T08:00:00+01:00"},
                   {"id": "https://notes.example.com/two", "title": "Two", "content_text": "Second"}],
                 "expired": false}
                """);

        assertThat(read.articles())
                .extracting(article -> article.url().toString())
                .containsExactly("https://notes.example.com/en/one", "https://notes.example.com/two");
        assertThat(read.articles().getFirst().title()).isEqualTo("First");
        assertThat(read.rejections()).isEmpty();
    }

    @Test
    void ofATruncatedFileWhatIsCompleteGoesIn() {
        var read = ReadingOf.file("a.json", """
                [{"url": "https://a.example.com/1", "title": "One"},
                 {"url": "https://a.example.com/2", "title": "Two"},
                 {"url": "https://a.example.com/3", "title": "Thr""");

        assertThat(read.titles()).containsExactly("One", "Two");
        assertThat(read.rejection().line()).isEqualTo(3);
        assertThat(read.rejection().reason()).contains("cut off");
        assertThat(read.rejection().excerpt()).contains("https://a.example.com/3");
    }

    @Test
    void fromAnErrorOfSyntaxOnTheRestIsOneRejection() {
        var read = ReadingOf.file("a.json", """
                [{"url": "https://a.example.com/1", "title": "One"},
                 {"url": "https://a.example.com/2" "title": "Two"},
                 {"url": "https://a.example.com/3", "title": "Three"}]""");

        assertThat(read.titles()).containsExactly("One");
        assertThat(read.rejection().line()).isEqualTo(2);
        assertThat(read.rejection().reason()).isEqualTo("not valid JSON from here on");
    }

    @Test
    void whatIsNoObjectIsRejectedAndTheRestGoesIn() {
        var read = ReadingOf.file(
                "a.json",
                "[1, \"two\", [3, {\"url\": 4}], null,\n{\"url\": \"https://a.example.com/5\", \"title\": \"Five\"}]");

        assertThat(read.titles()).containsExactly("Five");
        assertThat(read.rejections())
                .hasSize(4)
                .allMatch(rejection -> rejection.reason().equals("not a JSON object"));
    }

    @Test
    void aBrokenLineCostsNoOther() {
        var read = ReadingOf.file("a.ndjson", """
                {"url": "https://a.example.com/1", "title": "One"}
                {"url": "https://a.example.com/2", "title": "Tw
                oops
                {"url": "https://a.example.com/4", "title": "Four"} {}
                {"url": "https://a.example.com/5", "title": "Five"}""");

        assertThat(read.titles()).containsExactly("One", "Five");
        assertThat(read.rejections()).extracting(Rejection::line).containsExactly(2L, 3L, 4L);
        assertThat(read.rejections().get(1).excerpt()).isEqualTo("oops");
    }

    @Test
    void aLineOfFiveMegabytesIsAnArticleAndOneOfNineIsNot() {
        var text = "lorem ipsum ".repeat(450_000);
        var read = ReadingOf.file(
                "a.ndjson",
                "{\"url\": \"https://a.example.com/1\", \"title\": \"Large\", \"content\": \"" + text + "\"}\n"
                        + "{\"url\": \"https://a.example.com/2\", \"title\": \"Larger\", \"content\": \"" + text + text
                        + "\"}\n"
                        + "{\"url\": \"https://a.example.com/3\", \"title\": \"Small\"}\n");

        assertThat(read.titles()).containsExactly("Large", "Small");
        assertThat(read.articles().getFirst().summary()).hasSizeLessThanOrEqualTo(ArticleMaker.LONGEST_SUMMARY);
        assertThat(read.rejection().line()).isEqualTo(2);
    }

    @Test
    void anObjectOfFiveMegabytesIsAnArticle() {
        var text = "{\"more\": [" + "[1, {\"a\": \"b\"}],".repeat(300_000) + "0], \"url\": \"https://a.example.com/1\","
                + "\"content_html\": \"" + "<p>word</p>".repeat(100_000) + "\"}";

        assertThat(ReadingOf.file("a.json", text).article().title())
                .startsWith("word word")
                .endsWith("…");
    }

    @Test
    void aTextBeyondAllMeasureEndsTheFileNotTheProcess() {
        var read = ReadingOf.file(
                "a.json",
                "[{\"url\": \"https://a.example.com/1\", \"title\": \"One\"}, {\"title\": \"" + "x".repeat(21_000_000)
                        + "\"}]");

        assertThat(read.titles()).containsExactly("One");
        assertThat(read.rejection().reason()).startsWith("JSON beyond");
    }

    @Test
    void deepNestingEndsTheFileNotTheProcess() {
        var read = ReadingOf.file("a.json", "[".repeat(100_000));

        assertThat(read.rejections()).isNotEmpty();
    }

    @Test
    void controlCharactersInsideTextsAreNoErrors() {
        assertThat(ReadingOf.file(
                                "a.json",
                                "{\"url\": \"https://a.example.com/1\", \"title\": \"A\u0001\tB\\u0000\\uD800C\"}")
                        .article()
                        .title())
                .isEqualTo("A B C");
    }

    @Test
    void aFeedThatNamesNoProperHomeIsReadAllTheSame() {
        var read = ReadingOf.file("feed.json", """
                {"home_page_url": "https://editor@blog.example.com/", "feed_url": "https:///feed", "items": [
                  {"url": "https://a.example.com/1", "title": "One"}, {"url": "/2", "title": "Two"}]}
                """);

        assertThat(read.titles()).containsExactly("One");
        assertThat(read.rejection().reason()).startsWith("has a relative link");
    }
}
