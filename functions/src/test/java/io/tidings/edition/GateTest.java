package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GateTest {

    private static final Instant NOW = Samples.FIRST_HOUR;

    @Test
    void aUsualWeekPasses() {
        Gate.Verdict verdict = judge(12, 40, before(38, 42, 40, 41));

        assertThat(verdict.outcome()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.report().median()).isEqualTo(40.5);
        assertThat(verdict.report().weeks()).isEqualTo(4);
        assertThat(verdict.report().checks()).allMatch(check -> check.level() == GateReport.Level.PASS);
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
        assertThat(judge(12, 20, before(40, 40, 40)).outcome()).isEqualTo(Gate.Outcome.WARNED);
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
    void aDailyNewsletterHasQuietDays() {
        assertThat(Gate.judge(daily(), NOW, 2, counted(1, 5), List.of())
                        .reasons()
                        .getFirst())
                .startsWith("A quiet day: 2 stories");
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

        Gate.Verdict verdict = judge(12, 19, before);

        assertThat(verdict.outcome()).isEqualTo(Gate.Outcome.HELD);
        assertThat(verdict.report().median()).isEqualTo(40);
        assertThat(verdict.report().weeks()).isEqualTo(3);
    }

    @Test
    void daysOfOneWeekAreOneWeekOfHistory() {
        List<Edition> before = new ArrayList<>();
        for (int day = 1; day <= 6; day++) {
            before.add(Samples.edition("daily-2026-03-0" + day, NOW.plus(Duration.ofDays(day)), 10));
        }

        Gate.Verdict verdict =
                Gate.judge(Samples.weekly(), NOW.plus(Duration.ofDays(7)), 12, WeekIntake.of(900), before);

        assertThat(verdict.outcome()).isEqualTo(Gate.Outcome.PASSED);
    }

    @Test
    void betweenHalfAndSevenTenthsItWarns() {
        assertThat(judge(12, 24, before(40, 40, 40)).reasons())
                .containsExactly("24 articles came in, fewer than 0.7 × the median of 40 (3 weeks).");
        assertThat(judge(12, 28, before(40, 40, 40)).outcome()).isEqualTo(Gate.Outcome.PASSED);
    }

    @Test
    void smallNumbersHoldNothing() {
        WeekIntake oneEmptyOfFive = new WeekIntake(7, 5, 1, 1, 1, 1, 0, Map.of("journal", 5));

        assertThat(judge(5, oneEmptyOfFive, before(5, 5, 4, 6)).outcome()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(judge(4, WeekIntake.of(9), before(4, 4, 4, 4)).outcome()).isEqualTo(Gate.Outcome.PASSED);
    }

    @Test
    void whatCouldNotBeReadCountsAsEmpty() {
        WeekIntake broken = new WeekIntake(7, 28, 0, 0, 0, 0, 12, Map.of("journal", 28));

        assertThat(judge(12, broken, before(40, 40, 40)).reasons())
                .containsExactly("12 of 40 items: empty or unreadable (30 %), more than 10 %; usual are 0.4 %.");
    }

    @Test
    void inItsFirstWeekANewsletterOfHeadlinesIsNoWonder() {
        WeekIntake headlines = new WeekIntake(7, 40, 40, 0, 0, 0, 0, Map.of("links", 40));
        WeekIntake broken = new WeekIntake(7, 20, 20, 0, 0, 0, 20, Map.of("links", 20));

        assertThat(judge(12, headlines, List.of()).outcome()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(judge(12, broken, List.of()).outcome()).isEqualTo(Gate.Outcome.HELD);
        assertThat(judge(12, broken, List.of()).reasons())
                .as("nobody knows yet what is usual")
                .isNotEmpty()
                .noneMatch(reason -> reason.contains("usual"));
    }

    @Test
    void whatIsUsualHoldsNothing() {
        List<Edition> before = before(new WeekIntake(7, 40, 18, 0, 0, 0, 0, Map.of("links", 40)), 8);

        assertThat(judge(12, new WeekIntake(7, 40, 19, 0, 0, 0, 0, Map.of("links", 40)), before)
                        .outcome())
                .isEqualTo(Gate.Outcome.PASSED);
    }

    @Test
    void anExpectedSourceMustNotBeSilentFromItsDayOn() {
        WeekIntake without = new WeekIntake(7, 39, 0, 0, 0, 0, 0, Map.of("journal", 39));

        assertThat(expecting("2026-02-20", without).reasons())
                .containsExactly("herald is silent: it is expected since 2026-02-20.");
        assertThat(expecting("2026-02-28", without).outcome()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(expecting("2027-01-01", without).outcome()).isEqualTo(Gate.Outcome.PASSED);
    }

    @Test
    void anExpectedSourceIsMissedInTheFirstWeekToo() {
        WeekIntake without = new WeekIntake(7, 39, 0, 0, 0, 0, 0, Map.of("journal", 39));
        Newsletter newsletter =
                Samples.gated(List.of(), List.of(new GateSettings.Expected("herald", LocalDate.of(2026, 2, 20))));

        assertThat(Gate.judge(newsletter, NOW, 12, without, List.of()).reasons())
                .containsExactly("herald is silent: it is expected since 2026-02-20.");
        assertThat(judge(12, without, before(new WeekIntake(7, 40, 0, 0, 0, 0, 0, Map.of("herald", 40)), 2))
                        .outcome())
                .as("of others two weeks say nothing")
                .isEqualTo(Gate.Outcome.PASSED);
    }

    @Test
    void aDayToComeExcusesAnEstablishedSource() {
        WeekIntake both = new WeekIntake(7, 40, 0, 0, 0, 0, 0, Map.of("journal", 30, "herald", 10));
        WeekIntake without = new WeekIntake(7, 30, 0, 0, 0, 0, 0, Map.of("journal", 30));

        assertThat(judge(12, without, before(both, 8)).reasons())
                .containsExactly("herald is silent: it usually brings 10 articles.");
        Newsletter excused =
                Samples.gated(List.of(), List.of(new GateSettings.Expected("herald", LocalDate.of(2026, 6, 1))));
        assertThat(Gate.judge(excused, NOW, 12, without, before(both, 8)).outcome())
                .isEqualTo(Gate.Outcome.PASSED);
    }

    @Test
    void aHolidayExcusesFewArticlesButNoFlood() {
        Newsletter newsletter = Samples.gated(List.of(GateSettings.Holiday.parse("2026-02-26/2026-02-27")), List.of());

        Gate.Verdict few = Gate.judge(newsletter, NOW, 12, WeekIntake.of(9), before(40, 40, 40));
        assertThat(few.outcome()).isEqualTo(Gate.Outcome.WARNED);
        assertThat(few.reasons().getFirst()).endsWith(" Let pass for the holiday 2026-02-26/2026-02-27.");
        assertThat(Gate.judge(newsletter, NOW, 12, WeekIntake.of(200), before(40, 40, 40))
                        .outcome())
                .isEqualTo(Gate.Outcome.HELD);
    }

    @Test
    void aWeekIsNotComparedWithDays() {
        List<Edition> days = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            days.add(counted(1, LocalDate.of(2026, 3, 2).minusDays(i), 10));
        }

        Gate.Verdict first = judge(12, counted(7, 70), days);
        assertThat(first.outcome()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(first.report().weeks()).isZero();
        assertThat(first.report().sources()).allMatch(source -> source.usual() == 0);
        days.addAll(List.of(
                counted(7, LocalDate.of(2026, 2, 23), 70),
                counted(7, LocalDate.of(2026, 2, 16), 70),
                counted(7, LocalDate.of(2026, 2, 9), 70)));
        assertThat(judge(12, counted(7, 20), days).report().median()).isEqualTo(70);
    }

    @Test
    void aDayIsNotComparedWithWeeks() {
        List<Edition> weeks = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            weeks.add(counted(7, LocalDate.of(2026, 3, 2).minusWeeks(i), 70));
        }

        assertThat(Gate.judge(daily(), NOW, 12, counted(1, 10), weeks).outcome())
                .isEqualTo(Gate.Outcome.PASSED);
    }

    @Test
    void whatDoesNotSayHowLongItWasCountedIsComparedSinceTheScheduleBegan() {
        Schedule mondays = Samples.weekly().schedule();
        Newsletter begun = Samples.scheduled(new Schedule(
                mondays.cadence(),
                mondays.day(),
                mondays.time(),
                mondays.zone(),
                mondays.ahead(),
                Optional.of(LocalDate.of(2026, 2, 9))));

        List<Edition> before = before(40, 41, 42, 2, 2, 2, 2, 2);

        assertThat(Gate.judge(begun, NOW, 12, counted(7, 40), before).report().median())
                .isEqualTo(41);
        assertThat(judge(12, counted(7, 40), before).report().weeks()).isEqualTo(8);
    }

    private static Newsletter daily() {
        return Samples.scheduled(Schedule.daily(Samples.weekly().schedule().time(), Samples.BERLIN));
    }

    private static Edition counted(int days, LocalDate date, int articles) {
        return Samples.edition(
                "weekly-" + date,
                EditionState.SENT,
                date.atTime(8, 0).atZone(Samples.BERLIN).toInstant(),
                counted(days, articles));
    }

    private static WeekIntake counted(int days, int articles) {
        return new WeekIntake(days, articles, 0, 0, 0, 0, 0, Map.of("journal", articles));
    }

    @Test
    void weeksOfHolidaysAreNoHistory() {
        Newsletter newsletter = Samples.gated(List.of(GateSettings.Holiday.parse("2026-02-17/2026-02-23")), List.of());

        assertThat(Gate.judge(newsletter, NOW, 12, WeekIntake.of(40), before(2, 40, 41, 42))
                        .report()
                        .median())
                .isEqualTo(41);
    }

    private static Gate.Verdict expecting(String since, WeekIntake intake) {
        Newsletter newsletter =
                Samples.gated(List.of(), List.of(new GateSettings.Expected("herald", LocalDate.parse(since))));
        return Gate.judge(newsletter, NOW, 12, intake, before(40, 40, 40));
    }

    private static Gate.Verdict judge(int stories, WeekIntake intake, List<Edition> before) {
        return Gate.judge(Samples.weekly(), NOW, stories, intake, before);
    }

    /** So many weeks of that intake. */
    private static List<Edition> before(WeekIntake intake, int weeks) {
        List<Edition> before = new ArrayList<>();
        for (int i = 1; i <= weeks; i++) {
            LocalDate date = LocalDate.of(2026, 3, 2).minusWeeks(i);
            before.add(
                    Samples.edition("weekly-" + date, EditionState.SENT, NOW.minus(Duration.ofDays(7L * i)), intake));
        }
        return before;
    }

    private static Gate.Verdict judge(int stories, int intake, List<Edition> before) {
        return Gate.judge(Samples.weekly(), NOW, stories, WeekIntake.of(intake), before);
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
