package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The gate on 73 weeks of a newsletter, as they come and as they go wrong; its limits were set on other seeds (1 to 5). */
final class GateSimulationTest {

    private static final List<Intakes> YEARS =
            LongStream.rangeClosed(101, 105).mapToObj(Intakes::new).toList();
    private static final int ENOUGH = 8;
    private static final List<GateSettings.Holiday> CHRISTMAS = List.of(
            GateSettings.Holiday.parse("2025-12-22/2026-01-04"), GateSettings.Holiday.parse("2026-12-21/2027-01-03"));

    @Test
    void atMostTwoWeeksOf73AreHeldForNothing() {
        for (Intakes year : YEARS) {
            assertThat(held(year, true, week -> week)).as("with its holidays").hasSizeLessThanOrEqualTo(2);
            // Four weeks are two Christmases.
            assertThat(held(year, false, week -> week)).as("without").hasSizeLessThanOrEqualTo(4 + 2);
        }
    }

    @Test
    void everyFallByThreeQuartersIsHeld() {
        assertThatAllAreHeld(week -> scaled(week, 0.25));
    }

    @Test
    void everyFloodIsHeld() {
        assertThatAllAreHeld(week -> flooded(week, 250));
    }

    @Test
    void everySilenceOfAnEstablishedSourceIsHeld() {
        for (String source : List.of("agency", "cloud-journal", "data-dispatch")) {
            assertThatAllAreHeld(week -> without(week, source));
        }
    }

    @Test
    void threeEmptyArticlesOfTenAreHeld() {
        assertThatAllAreHeld(week -> with(week, share(week, 0.3), 0, 0, 0));
        assertThatAllAreHeld(week -> with(week, 0, share(week, 0.3), 0, 0));
    }

    @Test
    void oneArticleOfTwentyInTheFutureIsHeld() {
        for (Intakes year : YEARS) {
            List<Integer> weeks = normal();
            long held = weeks.stream()
                    .filter(week -> isHeld(year, week, true, with(year.of(week), 0, 0, share(year.of(week), 0.05), 0)))
                    .count();
            assertThat(held / (double) weeks.size()).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void aWeekOfOldArticlesIsHeld() {
        assertThatAllAreHeld(week -> with(week, 0, 0, 0, share(week, 0.5)));
    }

    private static void assertThatAllAreHeld(UnaryOperator<WeekIntake> broken) {
        for (Intakes year : YEARS) {
            for (int week : normal()) {
                WeekIntake intake = broken.apply(year.of(week));
                assertThat(isHeld(year, week, true, intake))
                        .as("week %d: %s", week, intake)
                        .isTrue();
            }
        }
    }

    private static List<Integer> held(Intakes year, boolean holidays, UnaryOperator<WeekIntake> broken) {
        List<Integer> held = new ArrayList<>();
        for (int week = 0; week < Intakes.WEEKS; week++) {
            if (isHeld(year, week, holidays, broken.apply(year.of(week)))) {
                held.add(week);
            }
        }
        return held;
    }

    /** Weeks with eight before them, that are no holiday. */
    private static List<Integer> normal() {
        return IntStream.range(ENOUGH, Intakes.WEEKS)
                .filter(week -> CHRISTMAS.stream()
                        .noneMatch(day -> day.touches(Intakes.date(week).minusDays(6), Intakes.date(week))))
                .boxed()
                .toList();
    }

    private static boolean isHeld(Intakes year, int week, boolean holidays, WeekIntake intake) {
        Newsletter newsletter = Samples.gated(holidays ? CHRISTMAS : List.of(), List.of());
        return Gate.judge(newsletter, Intakes.hour(week), 20, intake, year.before(week))
                        .outcome()
                == Gate.Outcome.HELD;
    }

    private static int share(WeekIntake week, double share) {
        return (int) Math.round(week.articles() * share);
    }

    private static WeekIntake scaled(WeekIntake week, double by) {
        Map<String, Integer> bySource = new TreeMap<>();
        week.bySource().forEach((source, count) -> bySource.put(source, (int) Math.round(count * by)));
        bySource.values().removeIf(count -> count == 0);
        int all = bySource.values().stream().mapToInt(Integer::intValue).sum();
        return new WeekIntake(7, all, 0, 0, 0, 0, 0, bySource);
    }

    private static WeekIntake flooded(WeekIntake week, int more) {
        Map<String, Integer> bySource = new TreeMap<>(week.bySource());
        bySource.merge("cloud-journal", more, Integer::sum);
        return new WeekIntake(7, week.articles() + more, 0, 0, 0, 0, 0, bySource);
    }

    private static WeekIntake without(WeekIntake week, String source) {
        Map<String, Integer> bySource = new TreeMap<>(week.bySource());
        int gone = bySource.getOrDefault(source, 0);
        bySource.remove(source);
        return new WeekIntake(7, week.articles() - gone, 0, 0, 0, 0, 0, bySource);
    }

    private static WeekIntake with(WeekIntake week, int empty, int duplicates, int future, int stale) {
        return new WeekIntake(
                7,
                week.articles(),
                week.empty() + empty,
                week.duplicates() + duplicates,
                week.future() + future,
                week.stale() + stale,
                week.rejected(),
                week.bySource());
    }
}
