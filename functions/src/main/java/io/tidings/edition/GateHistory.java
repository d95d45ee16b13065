package io.tidings.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * The weeks that a week is compared with: scheduled editions with a cut-off in the settings' last weeks, quiet, held and
 * cancelled ones included, as the median does not mind one odd week. Weeks of holidays are none; a week is compared with weeks,
 * and a day with the same day of other weeks. Newest first.
 */
record GateHistory(Newsletter newsletter, Instant cutOff, List<Edition> editions) {

    /** Fewer weeks are nothing to judge by. */
    static final int FEWEST_WEEKS = 3;

    static GateHistory of(Newsletter newsletter, Instant cutOff, List<Edition> before) {
        Instant oldest = cutOff.minus(Duration.ofDays(7L * newsletter.gate().weeks() + 1));
        GateHistory all = new GateHistory(newsletter, cutOff, before);
        return new GateHistory(
                newsletter,
                cutOff,
                before.stream()
                        .filter(edition -> !edition.id().requested())
                        .filter(edition -> edition.cutOff().isAfter(oldest)
                                && edition.cutOff().isBefore(cutOff))
                        .filter(all::isAsLong)
                        .filter(all::isComparable)
                        .filter(edition -> all.holiday(edition.cutOff()).isEmpty())
                        .sorted(Comparator.comparing(Edition::cutOff).reversed())
                        .toList());
    }

    /** Of intakes that don't say, those since the schedule's first date, where it has one: another may have gone before it. */
    private boolean isAsLong(Edition edition) {
        int days = edition.intake().days();
        return days == 0
                ? newsletter.schedule().hasBegun(edition.id().date())
                : days == newsletter.schedule().days();
    }

    private boolean isComparable(Edition edition) {
        return newsletter.schedule().cadence() != Schedule.Cadence.DAILY
                || day(edition.cutOff()).getDayOfWeek() == day(cutOff).getDayOfWeek();
    }

    /** The holiday that falls into the period up to that cut-off. */
    Optional<GateSettings.Holiday> holiday(Instant until) {
        LocalDate last = day(until);
        LocalDate first = last.minusDays(newsletter.schedule().days() - 1L);
        return newsletter.gate().holidays().stream()
                .filter(holiday -> holiday.touches(first, last))
                .findFirst();
    }

    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, newsletter.schedule().zone());
    }

    int weeks() {
        return (int) editions.stream()
                .map(edition -> week(day(edition.cutOff())))
                .distinct()
                .count();
    }

    boolean isEnough() {
        return weeks() >= FEWEST_WEEKS;
    }

    /** Of the articles that came in; 0 where there are too few weeks. */
    double median() {
        return isEnough()
                ? median(editions.stream()
                        .map(edition -> (double) edition.intake().articles())
                        .sorted()
                        .toList())
                : 0;
    }

    /**
     * The share that is usual. The median of the weeks, which one odd week does not move; at least what could be there
     * without having been seen in so many articles (half of one more).
     */
    double usualShare(ToIntFunction<WeekIntake> part, ToIntFunction<WeekIntake> whole) {
        List<Double> shares = editions.stream()
                .map(Edition::intake)
                .filter(intake -> whole.applyAsInt(intake) > 0)
                .map(intake -> part.applyAsInt(intake) / (double) whole.applyAsInt(intake))
                .sorted()
                .toList();
        int seen = editions.stream().map(Edition::intake).mapToInt(whole).sum();
        double unseen = 0.5 / (seen + 1);
        return shares.isEmpty() ? unseen : Math.max(median(shares), unseen);
    }

    /** Every source that told something in these weeks. */
    TreeSet<String> sources() {
        TreeSet<String> sources = new TreeSet<>();
        editions.forEach(edition -> sources.addAll(edition.intake().bySource().keySet()));
        return sources;
    }

    private static int week(LocalDate at) {
        return at.get(IsoFields.WEEK_BASED_YEAR) * 100 + at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
