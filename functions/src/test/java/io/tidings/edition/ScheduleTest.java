package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

    private static final Schedule MONDAYS = Schedule.weekly(DayOfWeek.MONDAY, LocalTime.of(8, 0), Samples.BERLIN);
    private static final Schedule NIGHTLY = Schedule.daily(LocalTime.of(2, 30), Samples.BERLIN);

    @Test
    void theHourItselfIsDue() {
        assertThat(MONDAYS.latest(Samples.FIRST_HOUR))
                .isEqualTo(new Schedule.Period(LocalDate.of(2026, 3, 2), Samples.FIRST_HOUR));
    }

    @Test
    void aMomentEarlierTheWeekBeforeIs() {
        assertThat(MONDAYS.latest(Samples.FIRST_HOUR.minusNanos(1)).date()).isEqualTo(LocalDate.of(2026, 2, 23));
    }

    @Test
    void theNextIsAfterTheLatest() {
        assertThat(MONDAYS.next(Samples.FIRST_HOUR).date()).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(MONDAYS.next(Samples.FIRST_HOUR.minusNanos(1)).hour()).isEqualTo(Samples.FIRST_HOUR);
    }

    @Test
    void whatIsNotTooLateAndWhatIsComposedAheadIsDueTheEarliestFirst() {
        Schedule daily = Schedule.daily(LocalTime.of(8, 0), Samples.BERLIN);
        Instant later = Samples.FIRST_HOUR.plus(Duration.ofHours(3));

        assertThat(dates(daily, Duration.ZERO, later, Duration.ofHours(3))).containsExactly("2026-03-02");
        assertThat(dates(daily, Duration.ZERO, later, Duration.ofHours(2))).isEmpty();
        assertThat(dates(daily, Duration.ZERO, later, Duration.ofDays(14)))
                .as("whose next one's hour has come is not made up for")
                .containsExactly("2026-03-02");
        assertThat(dates(daily, Duration.ofHours(48), later, Duration.ofHours(24)))
                .containsExactly("2026-03-02", "2026-03-03", "2026-03-04");
        assertThat(dates(daily, Duration.ofHours(21), later, Duration.ofHours(2)))
                .containsExactly("2026-03-03");
        assertThat(dates(MONDAYS, Duration.ofHours(48), later, Duration.ofHours(24)))
                .containsExactly("2026-03-02");
        assertThat(dates(MONDAYS, Duration.ofHours(48), later.minus(Duration.ofHours(24)), Duration.ofHours(24)))
                .as("its hour is to come, so it is not late at all")
                .containsExactly("2026-03-02");
    }

    @Test
    void nothingIsDueBeforeTheFirstDate() {
        Schedule daily = new Schedule(
                Schedule.Cadence.DAILY,
                Optional.empty(),
                LocalTime.of(8, 0),
                Samples.BERLIN,
                Duration.ofDays(2),
                Optional.of(LocalDate.of(2026, 3, 4)));

        assertThat(daily.due(Samples.FIRST_HOUR, Duration.ofHours(24)))
                .containsExactly(daily.period(LocalDate.of(2026, 3, 4)));
    }

    private static List<String> dates(Schedule schedule, Duration ahead, Instant now, Duration longestAgo) {
        return Samples.ahead(schedule, ahead).schedule().due(now, longestAgo).stream()
                .map(period -> period.date().toString())
                .toList();
    }

    @Test
    void beforeItsFirstDateThereIsNone() {
        Schedule later = from(LocalDate.of(2026, 3, 10));

        assertThat(later.next(Samples.FIRST_HOUR).date()).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(later.hasBegun(LocalDate.of(2026, 3, 9))).isFalse();
        assertThat(later.hasBegun(LocalDate.of(2026, 3, 16))).isTrue();
        assertThat(from(LocalDate.of(2026, 3, 9)).next(Samples.FIRST_HOUR).date())
                .isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(from(LocalDate.of(2020, 1, 1)).next(Samples.FIRST_HOUR)).isEqualTo(MONDAYS.next(Samples.FIRST_HOUR));
    }

    private static Schedule from(LocalDate date) {
        return new Schedule(
                MONDAYS.cadence(), MONDAYS.day(), MONDAYS.time(), MONDAYS.zone(), MONDAYS.ahead(), Optional.of(date));
    }

    @Test
    void eightInTheMorningStaysEightWhenTheClocksChange() {
        // Clocks go forward on 29 March and back on 25 October 2026.
        assertThat(MONDAYS.period(LocalDate.of(2026, 3, 23)).hour()).isEqualTo(Instant.parse("2026-03-23T07:00:00Z"));
        assertThat(MONDAYS.period(LocalDate.of(2026, 3, 30)).hour()).isEqualTo(Instant.parse("2026-03-30T06:00:00Z"));
        assertThat(MONDAYS.period(LocalDate.of(2026, 10, 26)).hour()).isEqualTo(Instant.parse("2026-10-26T07:00:00Z"));
    }

    @Test
    void anHourThatDoesNotExistComesAnHourLater() {
        assertThat(NIGHTLY.period(LocalDate.of(2026, 3, 29)).hour()).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void anHourThatComesTwiceIsDueOnce() {
        Instant once = Instant.parse("2026-10-25T00:30:00Z");
        assertThat(NIGHTLY.period(LocalDate.of(2026, 10, 25)).hour()).isEqualTo(once);
        assertThat(NIGHTLY.latest(once.plus(Duration.ofHours(2))).hour()).isEqualTo(once);
    }

    @Test
    void aWholeYearHasEveryDateOnceHoweverOftenTheTickAsks() {
        List<LocalDate> dates = new ArrayList<>();
        Instant end = Instant.parse("2027-01-01T01:30:00Z");
        for (Instant now = Instant.parse("2026-01-01T01:30:00Z"); now.isBefore(end); now = now.plusSeconds(1_777)) {
            Schedule.Period latest = NIGHTLY.latest(now);
            assertThat(latest.hour()).isBeforeOrEqualTo(now);
            assertThat(NIGHTLY.next(now).hour()).isAfter(now);
            if (dates.isEmpty() || !dates.getLast().equals(latest.date())) {
                dates.add(latest.date());
            }
        }

        assertThat(dates).hasSize(365).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aPeriodBeforeIsAWeekOrADayByTheClockOnTheWall() {
        assertThat(MONDAYS.periodBefore(Instant.parse("2026-03-30T06:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-23T07:00:00Z"));
        assertThat(NIGHTLY.periodBefore(Instant.parse("2026-03-02T01:30:00Z")))
                .isEqualTo(Instant.parse("2026-03-01T01:30:00Z"));
    }

    @Test
    void aWeekNeedsADayAndADayHasNone() {
        assertThatThrownBy(() -> new Schedule(
                        Schedule.Cadence.WEEKLY,
                        Optional.empty(),
                        LocalTime.NOON,
                        Samples.BERLIN,
                        Duration.ZERO,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MONDAYS.period(LocalDate.of(2026, 3, 3))).hasMessage("2026-03-03 is no MONDAY");
    }
}
