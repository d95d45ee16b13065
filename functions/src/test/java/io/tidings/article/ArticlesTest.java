package io.tidings.article;

import static io.tidings.article.ArticleTables.SEEN;
import static io.tidings.article.ArticleTables.article;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ArticlesTest {
    private final Articles articles = ArticleTables.articles();

    @Test
    void whatIsSavedIsFound() {
        var article = article("1", "One");

        assertThat(articles.save(article)).isEqualTo(Saved.ADDED);
        assertThat(articles.find(article.id())).contains(article);
        assertThat(articles.find(article("2", "Two").id())).isEmpty();
    }

    @Test
    void savingTwiceChangesNothing() {
        articles.save(article("1", "One"));

        assertThat(articles.save(article("1", "One", "blog", SEEN.plusSeconds(60), Standing.LIVE)))
                .isEqualTo(Saved.UNCHANGED);
        assertThat(articles.find(article("1", "One").id()).orElseThrow().seenAt())
                .isEqualTo(SEEN);
    }

    @Test
    void aCorrectionKeepsWhenItWasFirstSeen() {
        articles.save(article("1", "One"));

        assertThat(articles.save(article("1", "One, corrected", "blog", SEEN.plusSeconds(90_000), Standing.LIVE)))
                .isEqualTo(Saved.CORRECTED);

        var found = articles.find(article("1", "One").id()).orElseThrow();
        assertThat(found.title()).isEqualTo("One, corrected");
        assertThat(found.seenAt()).isEqualTo(SEEN);
        assertThat(articles.seenBetween(SEEN.minusSeconds(1), SEEN)).containsExactly(found);
        assertThat(articles.seenBetween(SEEN, SEEN.plusSeconds(100_000))).isEmpty();
    }

    @Test
    void anArticleWithoutDateKeepsTheDateItWasFirstSeen() {
        var first = undated("One", SEEN);
        articles.save(first);
        articles.save(undated("Two", SEEN.plusSeconds(90_000)));

        assertThat(articles.find(first.id()).orElseThrow().publishedAt()).isEqualTo(SEEN);
    }

    private static Article undated(String title, Instant seenAt) {
        var a = article("1", title);
        return new Article(
                a.id(),
                a.source(),
                a.url(),
                a.guid(),
                title,
                a.titleOrigin(),
                a.summary(),
                a.tags(),
                seenAt,
                DateOrigin.MISSING,
                seenAt,
                a.standing());
    }

    @Test
    void anOlderVersionDoesNotBringOldTextBack() {
        articles.save(article("1", "New"), SEEN.plusSeconds(60));

        assertThat(articles.save(article("1", "Old"), SEEN)).isEqualTo(Saved.UNCHANGED);
        assertThat(articles.find(article("1", "any").id()).orElseThrow().title())
                .isEqualTo("New");
    }

    @Test
    void anotherSourceChangesNothing() {
        articles.save(article("1", "One"));

        assertThat(articles.save(article("1", "Other", "aggregator", SEEN, Standing.LIVE)))
                .isEqualTo(Saved.UNCHANGED);
        assertThat(articles.find(article("1", "One").id())).contains(article("1", "One"));
    }

    @Test
    void anySourceMayWithdrawAndOnlyAnExpressWordBringsBack() {
        var article = article("1", "One");
        articles.save(article);

        assertThat(articles.save(article("1", "x", "editors", SEEN, Standing.WITHDRAWN)))
                .isEqualTo(Saved.WITHDRAWN);
        assertThat(articles.save(article("1", "x", "editors", SEEN, Standing.WITHDRAWN)))
                .isEqualTo(Saved.UNCHANGED);
        assertThat(articles.save(article("1", "One, corrected"))).isEqualTo(Saved.UNCHANGED);
        assertThat(articles.find(article.id()).orElseThrow())
                .returns(Standing.WITHDRAWN, Article::standing)
                .returns("One", Article::title)
                .returns(article.source(), Article::source);

        assertThat(articles.reinstate(article)).isTrue();
        assertThat(articles.reinstate(article)).isFalse();
        assertThat(articles.find(article.id())).contains(article);
    }

    @Test
    void whatComesBackAfterAnEditionPassedItByIsSeenThen() {
        var later = SEEN.plusSeconds(90_000);
        articles.save(article("1", "One"));
        articles.save(article("1", "x", "editors", SEEN, Standing.WITHDRAWN));

        articles.reinstate(article("1", "x", "editors", later, Standing.LIVE));

        assertThat(articles.seenBetween(SEEN.minusSeconds(1), SEEN)).isEmpty();
        assertThat(articles.seenBetween(SEEN, later))
                .singleElement()
                .returns("One", Article::title)
                .returns(later, Article::seenAt)
                .returns(article("1", "One").publishedAt(), Article::publishedAt);
    }

    @Test
    void whatWasWithdrawnBeforeItWasToldBelongsToWhoTellsIt() {
        var article = article("1", "One");
        articles.save(article("1", "a.example.com/1", "editors", SEEN, Standing.WITHDRAWN));

        assertThat(articles.save(article)).isEqualTo(Saved.UNCHANGED);
        articles.reinstate(article);
        assertThat(articles.save(article)).isEqualTo(Saved.CORRECTED);
        assertThat(articles.find(article.id())).contains(article);
    }

    @Test
    void readersOfTheSameArticleAgreeWhoeverComesFirst() throws Exception {
        var readers = IntStream.range(0, 24)
                .<Callable<Saved>>mapToObj(
                        i -> () -> articles.save(article("1", "One", "blog", SEEN.plusMillis(i), Standing.LIVE)))
                .toList();

        List<Saved> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(readers)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes)
                .containsOnlyOnce(Saved.ADDED)
                .contains(Saved.UNCHANGED)
                .doesNotContain(Saved.CORRECTED);
        assertThat(articles.seenBetween(SEEN.minusSeconds(1), SEEN.plusSeconds(1)))
                .hasSize(1);
    }

    @Test
    void readersOfDifferentVersionsEndWithTheNewest() throws Exception {
        var readers = IntStream.range(0, 24)
                .<Callable<Saved>>mapToObj(i -> () -> articles.save(article("1", "Version " + i), SEEN.plusMillis(i)))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(readers);
        }

        assertThat(articles.find(article("1", "any").id()).orElseThrow().title())
                .isEqualTo("Version 23");
    }

    @Test
    void seenBetweenLeavesTheFirstInstantOutAndTakesTheLastIn() {
        for (int i = 0; i < 4; i++) {
            articles.save(article("" + i, "T" + i, "blog", SEEN.plusMillis(i), Standing.LIVE));
        }

        assertThat(articles.seenBetween(SEEN, SEEN.plusMillis(2)))
                .extracting(Article::title)
                .containsExactly("T1", "T2");
        assertThat(articles.seenBetween(SEEN, SEEN)).isEmpty();
    }

    @Test
    @Tag("many-calls")
    void seenBetweenSpansDaysInOrderAndTellsWithdrawnOnesToo() {
        articles.save(article("1", "Late", "blog", SEEN.plus(Duration.ofDays(3)), Standing.LIVE));
        articles.save(article("2", "Early", "blog", SEEN, Standing.LIVE));
        articles.save(article("3", "Middle", "blog", SEEN.plus(Duration.ofDays(1)), Standing.WITHDRAWN));

        assertThat(articles.seenBetween(Instant.MIN, SEEN.plus(Duration.ofDays(4))))
                .extracting(Article::title)
                .containsExactly("Early", "Middle", "Late");
    }

    @Test
    void articlesOfOneInstantAreInTheOrderOfTheirIds() {
        for (int i = 0; i < 20; i++) {
            articles.save(article("" + i, "T" + i));
        }

        assertThat(articles.seenBetween(SEEN.minusNanos(1), SEEN))
                .hasSize(20)
                .isSortedAccordingTo((one, other) -> one.id().compareTo(other.id()));
    }

    @Test
    @Tag("many-calls")
    void aDayOfManyPagesIsReadWhole() {
        // DynamoDB answers with at most 1 MB: 200 articles of 8 KB are two pages
        var batches = new ArticleBatches(articles, Withdrawals.OF_ANY);
        for (int batch = 0; batch < 2; batch++) {
            int from = batch * ArticleBatches.SIZE;
            batches.save(
                    IntStream.range(from, from + ArticleBatches.SIZE)
                            .mapToObj(i -> article("" + i, "word ".repeat(1_600) + i))
                            .map(article -> new Verdict.Accepted(article, Verdict.Wish.TELL, ""))
                            .toList(),
                    SEEN);
        }

        assertThat(articles.seenBetween(SEEN.minusSeconds(1), SEEN)).hasSize(200);
    }
}
