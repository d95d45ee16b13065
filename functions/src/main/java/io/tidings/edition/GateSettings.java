package io.tidings.edition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When an edition is held because its week looks wrong.
 *
 * @param lowestRatio held where fewer articles came in than this times the median of the weeks before
 * @param warnRatio and warned of below this
 * @param highestRatio held where more came in
 * @param weeks how many weeks back the median looks
 * @param mostEmpty held above this share of what brought nothing to read
 * @param mostDuplicates of articles with the text of another
 * @param mostFuture of articles that are dated in the future
 * @param mostStale of articles that are older than the newsletter wants
 * @param expected sources that must not be silent, from a date on
 * @param holidays dates in whose weeks few articles and silent sources are no wonder
 */
public record GateSettings(
        double lowestRatio,
        double warnRatio,
        double highestRatio,
        int weeks,
        double mostEmpty,
        double mostDuplicates,
        double mostFuture,
        double mostStale,
        List<Expected> expected,
        List<Holiday> holidays) {

    /** What holds where the newsletter says nothing else. */
    public static final GateSettings USUAL =
            new GateSettings(0.5, 0.7, 2, 8, 0.10, 0.15, 0.02, 0.20, List.of(), List.of());

    /** A source is expected from that day on, however often it told before. A day to come excuses it until then. */
    public record Expected(String source, LocalDate since) {}

    /** From one day to another, both included. */
    public record Holiday(LocalDate from, LocalDate to) {

        public Holiday {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("A holiday that ends before it begins");
            }
        }

        /** Reads {@code 2026-12-25} or {@code 2026-12-24/2027-01-01}. */
        static Holiday parse(String text) {
            int slash = text.indexOf('/');
            return slash < 0
                    ? new Holiday(LocalDate.parse(text), LocalDate.parse(text))
                    : new Holiday(
                            LocalDate.parse(text.substring(0, slash)), LocalDate.parse(text.substring(slash + 1)));
        }

        boolean touches(LocalDate first, LocalDate last) {
            return !from.isAfter(last) && !to.isBefore(first);
        }

        @Override
        public String toString() {
            return from.equals(to) ? from.toString() : from + "/" + to;
        }
    }

    public GateSettings {
        expected = List.copyOf(expected);
        holidays = List.copyOf(holidays);
    }

    Optional<LocalDate> expectedSince(String source) {
        return expected.stream()
                .filter(one -> one.source().equals(source))
                .map(Expected::since)
                .findFirst();
    }
}
