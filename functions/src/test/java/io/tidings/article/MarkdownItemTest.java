package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkdownItemTest {

    @Test
    void theFrontMatterGivesTheFieldsAndTheTextTheSummary() {
        var article = ReadingOf.file("a.md", """
                        ---
                        title: "A title: with a colon"
                        url: https://a.example.com/1?utm_source=x
                        date: 2026-10-31T20:00:00Z
                        tags: [Java, "C#"]
                        ---

                        ![a picture](x.png)

                        The *first* paragraph with `code` & [a link](https://b.example.com).

                        The second.
                        """).article();

        assertThat(article.title()).isEqualTo("A title: with a colon");
        assertThat(article.url()).hasToString("https://a.example.com/1");
        assertThat(article.publishedAt()).isEqualTo("2026-10-31T20:00:00Z");
        assertThat(article.tags()).containsExactly("Java", "C#");
        assertThat(article.summary()).isEqualTo("The first paragraph with code & a link.");
    }

    @Test
    void aBulletThatNobodyFilledInIsNoTag() {
        var article = ReadingOf.file(
                        "a.md",
                        "---\nurl: https://a.example.com/1\ntitle:\n  -\n  - T\ntags:\n  - java\n  -\n---\n# No title\n")
                .article();

        assertThat(article.title()).isEqualTo("T");
        assertThat(article.tags()).containsExactly("java");
    }

    @Test
    void aHeadingStandsInForTheTitle() {
        var article = ReadingOf.file(
                        "a.md", "---\nurl: https://a.example.com/1\nsummary: Short.\n---\n# The *heading*\n\nText.")
                .article();

        assertThat(article.title()).isEqualTo("The heading");
        assertThat(article.summary()).isEqualTo("Short.");
    }

    @Test
    void dashesInTheTextEndNothing() {
        var article = ReadingOf.file("a.md", "---\nurl: https://a.example.com/1\ntitle: T\n---\nOne\n\n---\n\nTwo")
                .article();

        assertThat(article.summary()).isEqualTo("One");
    }

    @Test
    void withdrawnInTheFrontMatterWithdraws() {
        assertThat(ReadingOf.file("a.md", "---\r\nurl: https://a.example.com/1\r\nwithdrawn: true\r\n---\r\n")
                        .article()
                        .standing())
                .isEqualTo(Standing.WITHDRAWN);
    }

    @Test
    void withoutFrontMatterThereIsNoArticle() {
        assertThat(ReadingOf.file("a.md", "# Just text").rejection().reason()).contains("front matter");
        assertThat(ReadingOf.file("a.md", "---\ntitle: never closed")
                        .rejection()
                        .reason())
                .contains("front matter");
        assertThat(ReadingOf.file("a.md", "---\n---\nText").rejection().reason())
                .isEqualTo("has no link");
    }

    @Test
    void brokenYamlIsRejectedWithItsLine() {
        var rejection = ReadingOf.file("a.md", "---\nurl: https://a.example.com/1\ntitle: a: b: c\n---\nText")
                .rejection();

        assertThat(rejection.reason()).contains("YAML");
        assertThat(rejection.line()).isEqualTo(3);
    }

    @Test
    void yamlBombsAndTagsDoNothing() {
        var bomb = """
                ---
                url: https://a.example.com/1
                title: T
                a: &a [x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
                d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
                summary: !!javax.script.ScriptEngineManager [x]
                ---
                """;

        var read = ReadingOf.file("a.md", bomb);

        assertThat(read.articles().size() + read.rejections().size()).isEqualTo(1);
    }

    @Test
    void aLongTextIsNoTrouble() {
        var text = "---\nurl: https://a.example.com/1\ntitle: T\n---\nFirst.\n\n" + "more text\n\n".repeat(500_000);

        assertThat(ReadingOf.file("a.md", text).article().summary()).isEqualTo("First.");
    }

    @Test
    void quotesWithinQuotesDoNoHarm() {
        var text = "---\nurl: https://a.example.com/1\ntitle: T\n---\n" + ">".repeat(50_000) + " deep";

        assertThat(ReadingOf.file("a.md", text).titles()).containsExactly("T");
    }

    @Test
    void frontMatterThatSaysNothingIsARejectionAndNoError() {
        assertThat(ReadingOf.file("a.md", "---\n~\n---\nbody").rejection().reason())
                .isEqualTo("has no link");
    }
}
