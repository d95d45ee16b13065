package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The outcomes that docs/articles.md promises, whatever the format. */
final class ArticleMakerTest {
    private static final String URL = "https://a.example.com/1";

    private static Verdict verdict(Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return new ArticleMaker(Optional.empty(), Withdrawals.OF_ANY, ReadingOf.NOW).make(new Item(3, values, null));
    }

    private static Article article(Object... namesAndValues) {
        var verdict = verdict(namesAndValues);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).article();
    }

    private static String reason(Object... namesAndValues) {
        var verdict = verdict(namesAndValues);
        assertThat(verdict).isInstanceOf(Rejection.class);
        return ((Rejection) verdict).reason();
    }

    @Test
    void aMissingTitleIsMadeOfTheSummary() {
        var article = article("url", URL, "title", " <b></b> ", "summary", "<p>Caches lie. Sometimes.</p>");

        assertThat(article.title()).isEqualTo("Caches lie");
        assertThat(article.titleOrigin()).isEqualTo(TitleOrigin.MADE);
        assertThat(article.summary()).isEqualTo("Caches lie. Sometimes.");
    }

    @Test
    void withNeitherTitleNorSummaryThereIsNoArticle() {
        assertThat(reason("url", URL, "tags", "x")).isEqualTo("has neither title nor summary");
    }

    @Test
    void aMissingDateIsTheTimeItWasSeen() {
        var article = article("url", URL, "title", "T", "date", "next Tuesday");

        assertThat(article.publishedAt()).isEqualTo(ReadingOf.NOW);
        assertThat(article.dateOrigin()).isEqualTo(DateOrigin.MISSING);
    }

    @Test
    void theFirstDateThatCanBeReadCounts() {
        assertThat(article("url", URL, "title", "T", "publishedAt", "?", "updated", "2026-11-01")
                        .publishedAt())
                .isEqualTo("2026-11-01T00:00:00Z");
    }

    @Test
    void aFutureDateIsKeptAsTheTimeItWasSeen() {
        var article = article("url", URL, "title", "T", "date", "2031-01-01");

        assertThat(article.publishedAt()).isEqualTo(ReadingOf.NOW);
        assertThat(article.dateOrigin()).isEqualTo(DateOrigin.FUTURE);
    }

    @Test
    void aClockThatIsALittleAheadIsNoFuture() {
        assertThat(article(
                                "url",
                                URL,
                                "title",
                                "T",
                                "date",
                                ReadingOf.NOW.plusSeconds(600).toString())
                        .dateOrigin())
                .isEqualTo(DateOrigin.GIVEN);
    }

    @Test
    void withoutALinkThereIsNoArticle() {
        assertThat(reason("title", "T")).isEqualTo("has no link");
        assertThat(reason("url", "/relative", "title", "T")).contains("relative link");
        assertThat(reason("url", "javascript:alert(1)", "title", "T")).contains("javascript:");
    }

    @Test
    void theExcerptOfARejectionTellsWhichOneItWas() {
        var verdict = verdict("title", "Which one is it?", "n", "x".repeat(5_000));

        assertThat(verdict).isInstanceOfSatisfying(Rejection.class, rejection -> {
            assertThat(rejection.line()).isEqualTo(3);
            assertThat(rejection.excerpt()).hasSizeLessThanOrEqualTo(200).contains("n:");
        });
    }

    @Test
    void longTextsAreCutAtAWord() {
        var article = article("url", URL, "title", "word ".repeat(60), "summary", "word ".repeat(1_000));

        assertThat(article.title()).hasSizeLessThanOrEqualTo(200).endsWith("word…");
        assertThat(article.titleOrigin()).isEqualTo(TitleOrigin.GIVEN);
        assertThat(article.summary()).hasSizeLessThanOrEqualTo(1_000).endsWith("word…");
    }

    @Test
    void tagsAreFewAndShortAndDifferent() {
        var many = IntStream.range(0, 50).mapToObj(i -> "tag" + i).collect(Collectors.joining(","));

        assertThat(article("url", URL, "title", "T", "tags", many).tags()).hasSize(20);
        assertThat(article("url", URL, "title", "T", "tags", "Go, go , <b>GO</b>, , " + "x".repeat(100))
                        .tags())
                .hasSize(2)
                .allMatch(tag -> tag.length() <= 60);
    }

    @Test
    void theFolderIsTheSourceAndElseTheArticlesOwn() {
        assertThat(article("url", URL, "title", "T", "source", "Data Notes")
                        .source()
                        .value())
                .isEqualTo("data-notes");
        assertThat(article("url", URL, "title", "T").source()).isEqualTo(SourceName.DROP);
        assertThat(ReadingOf.file("a.json", "{\"url\": \"" + URL + "\", \"title\": \"T\", \"source\": \"Other\"}")
                        .article()
                        .source())
                .isEqualTo(ReadingOf.SOURCE);
    }

    @Test
    void aWithdrawalNeedsNothingButTheLink() {
        var article = article("url", URL, "withdrawn", true);

        assertThat(article.standing()).isEqualTo(Standing.WITHDRAWN);
        assertThat(article.title()).isEqualTo("a.example.com/1");
        assertThat(((Verdict.Accepted) verdict("url", URL, "title", "T", "withdrawn", "false")).wish())
                .isEqualTo(Verdict.Wish.REINSTATE);
        assertThat(((Verdict.Accepted) verdict("url", URL, "title", "T")).wish())
                .isEqualTo(Verdict.Wish.TELL);
    }

    @Test
    void aWithdrawalIsTakenBackByTheLinkAlone() {
        assertThat(((Verdict.Accepted) verdict("url", URL, "withdrawn", false)).wish())
                .isEqualTo(Verdict.Wish.REINSTATE_AS_IT_WAS);
    }

    @Test
    void aReasonQuotesNoMoreThanAPersonReads() {
        assertThat(reason("url", "x".repeat(1_000_000) + ":y", "title", "T"))
                .startsWith("links with xxx")
                .hasSize(300);
    }

    @Test
    void aMistakeOfOursCostsTheItemAndNotTheFile() {
        Object broken = new HashMap<String, Object>() {
            private static final long serialVersionUID = 1L;

            @Override
            public Object get(Object key) {
                throw new IllegalStateException("a value that nobody thought of");
            }
        };

        assertThat(reason("url", URL, "title", broken)).startsWith("could not be read (IllegalStateException");
    }

    @Test
    void hostileTextIsTextAndNothingElse() {
        var article = article(
                "url",
                URL,
                "title",
                "<script>alert('x')</script>{{unsubscribe}} \"quoted\" שלום 🎉\u202E",
                "summary",
                "{{#if x}}<a href='javascript:x'>click</a>");

        assertThat(article.title()).isEqualTo("{{unsubscribe}} \"quoted\" שלום 🎉");
        assertThat(article.summary()).isEqualTo("{{#if x}}click");
    }
}
