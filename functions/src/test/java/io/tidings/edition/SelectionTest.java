package io.tidings.edition;

import static io.tidings.edition.Samples.FIRST_HOUR;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.Article;
import io.tidings.topic.Assignment;
import io.tidings.topic.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SelectionTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final double USUAL = RankingSettings.USUAL.diversity();

    @Test
    void oneOfSeveralVeryAlikeIsEnough() {
        List<Candidate> candidates = List.of(
                about("Postgres 19 beta: the planner reads histograms of joins", 0.95),
                about("Postgres 19 beta: planner and histograms of joins, continued", 0.94),
                about("Postgres 19 beta: histograms of joins for the planner again", 0.93),
                about("Why a queue in a table is fine until it is not", 0.80),
                about("Restoring a backup nobody had tested", 0.75));

        Selection selection = new Selection(candidates, 3, 9, USUAL);

        assertThat(titles(selection))
                .containsExactly(
                        "Postgres 19 beta: the planner reads histograms of joins",
                        "Why a queue in a table is fine until it is not",
                        "Restoring a backup nobody had tested");
        assertThat(selection.passed("databases")).first().satisfies(passed -> {
            assertThat(passed.reason()).isEqualTo(LeftOut.Reason.TOO_ALIKE);
            assertThat(passed.detail())
                    .startsWith("Ranked 2 in databases with a score of 0.94. It is like “Postgres 19 beta: the planner")
                    .endsWith("and “Restoring a backup nobody had tested” took its place.");
        });
    }

    @Test
    void withoutDiversityTheScoreDecides() {
        List<Candidate> candidates = List.of(
                about("Postgres 19 beta: the planner reads histograms", 0.95),
                about("Postgres 19 beta: planner and histograms, continued", 0.94),
                about("Restoring a backup nobody had tested", 0.65));

        assertThat(titles(new Selection(candidates, 2, 9, 0)))
                .containsExactly(
                        "Postgres 19 beta: the planner reads histograms",
                        "Postgres 19 beta: planner and histograms, continued");
    }

    @Test
    void whatASourceHasTooManyOfIsNamed() {
        List<Candidate> candidates =
                List.of(about("One", 0.9), about("Two", 0.8), about("Three", 0.7), from("herald", "Four", 0.1));

        Selection selection = new Selection(candidates, 3, 2, USUAL);

        assertThat(titles(selection)).containsExactly("One", "Two", "Four");
        assertThat(selection.passed("cloud"))
                .extracting(Selection.Passed::detail)
                .containsExactly("Ranked 3 in cloud with a score of 0.70. journal has its 2: “One”, “Two”.");
    }

    @Test
    void pinsStandFirstAndAboveTheShareOfTheirSource() {
        List<Candidate> candidates = List.of(
                about("One", 0.9), about("Two", 0.8), pinned(about("Pinned", 0.02)), pinned(about("Pinned too", 0.01)));

        Selection selection = new Selection(candidates, 3, 1, USUAL);

        assertThat(titles(selection)).containsExactly("Pinned", "Pinned too");
        assertThat(selection.passed("cloud"))
                .extracting(Selection.Passed::reason)
                .containsExactly(LeftOut.Reason.SOURCE_FULL, LeftOut.Reason.SOURCE_FULL);
    }

    @Test
    void whatWasPlacedStaysAlsoWherePinsFillTheSection() {
        Candidate placed = wanted(about("Placed", 0.01), Candidate.Claim.PLACED);

        Selection selection =
                new Selection(List.of(pinned(about("One", 0.9)), pinned(about("Two", 0.8)), placed), 2, 9, USUAL);

        assertThat(titles(selection)).containsExactly("Placed", "One");
    }

    /**
     * What diversity is for, measured on sections in which a third of the stories come in near-copies of another (a release
     * that every source writes about in its own words, so that they are no one story): a section with two such neighbours is
     * worse. The score it costs is bounded.
     */
    @Test
    void sectionsWithNeighboursSayingTheSameBecomeRareAndCostLittleScore() {
        Random random = new Random(11);
        int repeated = 0;
        int repeatedByScore = 0;
        double kept = 0;
        int sections = 300;
        for (int section = 0; section < sections; section++) {
            List<Candidate> candidates = candidates(random);
            Selection diverse = new Selection(candidates, 5, 3, USUAL);
            Selection byScore = new Selection(candidates, 5, 3, 0);
            repeated += repeats(diverse) ? 1 : 0;
            repeatedByScore += repeats(byScore) ? 1 : 0;
            kept += score(diverse) / score(byScore);
        }

        assertThat(repeatedByScore / (double) sections).isGreaterThan(0.35);
        assertThat(repeated / (double) sections).isLessThan(0.1);
        assertThat(kept / sections).isGreaterThan(0.9);
    }

    private static List<Candidate> candidates(Random random) {
        List<String> words = List.of(
                "planner",
                "vacuum",
                "replica",
                "index",
                "backup",
                "shard",
                "cursor",
                "trigger",
                "schema",
                "lock",
                "page",
                "buffer",
                "wal",
                "join",
                "histogram",
                "quorum",
                "snapshot",
                "latency",
                "tenant",
                "partition");
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String subject = pick(words, random) + " " + pick(words, random) + " " + pick(words, random);
            candidates.add(from("source-" + random.nextInt(6), "On the " + subject + " i" + i, random.nextDouble()));
            if (i % 2 == 0) {
                candidates.add(
                        from("source-" + random.nextInt(6), "More on the " + subject + " i" + i, random.nextDouble()));
            }
        }
        return candidates;
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static boolean repeats(Selection selection) {
        Map<String, Integer> subjects = new HashMap<>();
        titles(selection).forEach(title -> subjects.merge(title.substring(title.lastIndexOf(' ')), 1, Integer::sum));
        return subjects.values().stream().anyMatch(count -> count > 1);
    }

    private static double score(Selection selection) {
        return selection.chosen().stream()
                .mapToDouble(chosen -> chosen.candidate().score())
                .sum();
    }

    private static List<String> titles(Selection selection) {
        return selection.chosen().stream()
                .map(chosen -> chosen.candidate().title())
                .toList();
    }

    private static Candidate about(String title, double confidence) {
        return from("journal", title, confidence);
    }

    private static Candidate from(String source, String title, double confidence) {
        Article article =
                anArticle().titled(title).saying("").from(source).on(FIRST_HOUR).build();
        Story story = new Story(article, List.of());
        return new Candidate(
                story,
                new Assignment(Optional.of("databases"), List.of(), confidence, List.of()),
                Ranking.of(story, confidence, 1, FIRST_HOUR, WEEK),
                Optional.empty());
    }

    private static Candidate pinned(Candidate candidate) {
        return wanted(candidate, Candidate.Claim.PINNED);
    }

    private static Candidate wanted(Candidate candidate, Candidate.Claim claim) {
        return new Candidate(
                candidate.story(),
                candidate.assignment(),
                candidate.ranking(),
                Optional.of(new Candidate.Wish(claim, "ida")));
    }
}
