package io.tidings.edition;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When editions are due: an hour of every day, or of one day of the week, in a time zone. Where the clocks are put forward
 * over the hour it comes as much later; where they are put back it comes once, the first time.
 *
 * @param day of a weekly schedule; empty for a daily one
 * @param ahead so long before its hour an edition is composed, for somebody to look at or for readers further east
 * @param from the first date there may be an edition of; empty where every date may have one
 */
public record Schedule(
        Cadence cadence,
        Optional<DayOfWeek> day,
        LocalTime time,
        ZoneId zone,
        Duration ahead,
        Optional<LocalDate> from) {

    public enum Cadence {
        DAILY,
        WEEKLY
    }

    /** One due hour: its date in the newsletter's zone, and the instant. */
    public record Period(LocalDate date, Instant hour) {}

    public Schedule {
        if (day.isPresent() != (cadence == Cadence.WEEKLY)) {
            throw new IllegalArgumentException("A weekly schedule has a day, a daily one has none");
        }
    }

    public static Schedule weekly(DayOfWeek day, LocalTime time, ZoneId zone) {
        return new Schedule(Cadence.WEEKLY, Optional.of(day), time, zone, Duration.ZERO, Optional.empty());
    }

    public static Schedule daily(LocalTime time, ZoneId zone) {
        return new Schedule(Cadence.DAILY, Optional.empty(), time, zone, Duration.ZERO, Optional.empty());
    }

    /**
     * The hours whose editions are to be composed by that instant, the earliest first: the last one, unless it is longer ago
     * than that, and those to come that are up to {@link #ahead} away. None is before {@link #from}.
     */
    List<Period> due(Instant now, Duration longestAgo) {
        Instant reach = now.plus(ahead);
        return Stream.iterate(latest(now), period -> !period.hour().isAfter(reach), this::after)
                .filter(period -> !period.hour().isBefore(now.minus(longestAgo)))
                .filter(period -> hasBegun(period.date()))
                .toList();
    }

    private Period after(Period period) {
        return period(period.date().plusDays(days()));
    }

    /** The last due hour at or before that instant. */
    public Period latest(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate date =
                day.map(on -> today.with(TemporalAdjusters.previousOrSame(on))).orElse(today);
        Period period = period(date);
        return period.hour().isAfter(now) ? period(date.minusDays(days())) : period;
    }

    /** The first due hour after that instant that has an edition. */
    public Period next(Instant now) {
        LocalDate date = latest(now).date().plusDays(days());
        return period(from.filter(date::isBefore).map(this::firstOn).orElse(date));
    }

    /** Whether an edition of that date may be: none is before {@link #from}. */
    boolean hasBegun(LocalDate date) {
        return from.filter(date::isBefore).isEmpty();
    }

    private LocalDate firstOn(LocalDate date) {
        return day.map(on -> date.with(TemporalAdjusters.nextOrSame(on))).orElse(date);
    }

    /** The due hour on that date, which must be one of this schedule. */
    public Period period(LocalDate date) {
        if (day.isPresent() && date.getDayOfWeek() != day.get()) {
            throw new IllegalArgumentException(date + " is no " + day.get());
        }
        // atZone moves an hour that does not exist forward and takes the first of two.
        return new Period(date, date.atTime(time).atZone(zone).toInstant());
    }

    /** The instant one period earlier by the clock on the wall. */
    public Instant periodBefore(Instant instant) {
        return instant.atZone(zone).minusDays(days()).toInstant();
    }

    /** Counts the periods, so that one after another have numbers one after another; what is asked for between two has its period's. */
    public long number(LocalDate date) {
        return Math.floorDiv(date.toEpochDay(), days());
    }

    /** Seven for a week, one for a day. */
    public int days() {
        return cadence == Cadence.WEEKLY ? 7 : 1;
    }
}
