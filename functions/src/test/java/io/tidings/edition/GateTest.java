package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GateTest {

    private static final Instant NOW = Samples.FIRST_HOUR;

    @Test
    void aUsualWeekPasses() {
        Gate.Verdict verdict = judge(12, 40, before(38, 42, 40, 41));

        assertThat(verdict.outcome()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.report()).isEqualTo(new GateReport(12, 3, 40, 40.5, 4));
    }

    @Test
    void aWeekWithFewArticlesIsHeld() {
        Gate.Verdict verdict = judge(12, 19, before(40, 40, 40));

        assertThat(verdict.outcome()).isEqualTo(Gate.Outcome.HELD);
        assertThat(verdict.reasons())
                .containsExactly(
                        "19 articles came in, fewer than 0.5 × the median of 40 (3 weeks). Has a source gone silent?");
    }

    @Test
    void aFloodIsHeld() {
        assertThat(judge(12, 81, before(40, 40, 40)).reasons())
                .containsExactly(
                        "81 articles came in, more than 2 × the median of 40 (3 weeks). Has a source dropped its archive?");
    }

    @Test
    void theRatiosThemselvesPass() {
        assertThat(judge(12, 20, before(40, 40, 40)).outcome()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(judge(12, 80, before(40, 40, 40)).outcome()).isEqualTo(Gate.Outcome.PASSED);
    }

    @Test
    void twoWeeksAreNothingToJudgeBy() {
        Gate.Verdict verdict = judge(12, 900, before(40, 40));

        assertThat(verdict.outcome()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(verdict.report().median()).isZero();
    }

    @Test
    void tooFewStoriesAreAQuietWeekWhateverCameIn() {
        Gate.Verdict verdict = judge(2, 5, before(40, 40, 40));

        assertThat(verdict.outcome()).isEqualTo(Gate.Outcome.QUIET);
        assertThat(verdict.reasons()).hasSize(2);
        assertThat(verdict.reasons().getFirst())
                .isEqualTo("A quiet week: 2 stories, and the newsletter wants at least 3.");
    }

    @Test
    void onlyTheLastEightWeeksCount() {
        assertThat(judge(12, 40, before(40, 40, 40, 40, 40, 40, 40, 40, 900, 900, 900, 900, 900, 900, 900, 900, 900))
                        .outcome())
                .isEqualTo(Gate.Outcome.PASSED);
    }

    @Test
    void editionsThatSomebodyAskedForAreNoHistory() {
        List<Edition> before = new ArrayList<>(before(40, 40, 40));
        for (int i = 0; i < 9; i++) {
            before.add(Samples.edition("weekly-2026-02-24-r-000000000" + i, NOW.minus(Duration.ofDays(6)), 1));
        }

        assertThat(judge(12, 19, before).outcome()).isEqualTo(Gate.Outcome.HELD);
    }

    @Test
    void daysOfOneWeekAreOneWeekOfHistory() {
        List<Edition> before = new ArrayList<>();
        for (int day = 1; day <= 6; day++) {
            before.add(Samples.edition("daily-2026-03-0" + day, NOW.plus(Duration.ofDays(day)), 10));
        }

        Gate.Verdict verdict = Gate.judge(Samples.weekly(), NOW.plus(Duration.ofDays(7)), 12, 900, before);

        assertThat(verdict.outcome()).isEqualTo(Gate.Outcome.PASSED);
    }

    private static Gate.Verdict judge(int stories, int intake, List<Edition> before) {
        return Gate.judge(Samples.weekly(), NOW, stories, intake, before);
    }

    /** Editions one week, two weeks and so on before. */
    private static List<Edition> before(int... intakes) {
        List<Edition> before = new ArrayList<>();
        for (int i = 0; i < intakes.length; i++) {
            LocalDate date = LocalDate.of(2026, 3, 2).minusWeeks(i + 1);
            before.add(Samples.edition("weekly-" + date, NOW.minus(Duration.ofDays(7L * (i + 1))), intakes[i]));
        }
        return before;
    }
}
