package io.tidings.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks at an edition before anybody gets it: too few stories make a quiet week, an intake far from that of the weeks before
 * holds it for an editor. Pure.
 *
 * <p>An edition's intake is the articles that came in during one period up to its cut-off, whatever became of them. The
 * weeks before are the scheduled editions with a cut-off in the settings' last weeks, quiet, held and cancelled ones
 * included: the median does not mind one odd week. Fewer than {@value #FEWEST_WEEKS} weeks are nothing to judge by.
 */
final class Gate {

    static final int FEWEST_WEEKS = 3;

    enum Outcome {
        QUIET,
        HELD,
        PASSED
    }

    record Verdict(Outcome outcome, List<String> reasons, GateReport report) {}

    private Gate() {}

    static Verdict judge(Newsletter newsletter, Instant cutOff, int stories, int intake, List<Edition> before) {
        List<Edition> history = history(newsletter.gate(), cutOff, before);
        int weeks = (int) history.stream().map(Gate::week).distinct().count();
        double median = weeks < FEWEST_WEEKS
                ? 0
                : median(history.stream().map(Edition::intake).sorted().toList());
        GateReport report = new GateReport(stories, newsletter.minimumStories(), intake, median, weeks);
        List<String> odd = oddities(newsletter.gate(), report);
        if (stories < newsletter.minimumStories()) {
            List<String> reasons = new ArrayList<>();
            reasons.add("A quiet week: " + counted(stories, "story", "stories") + ", and the newsletter wants at least "
                    + newsletter.minimumStories() + ".");
            reasons.addAll(odd);
            return new Verdict(Outcome.QUIET, reasons, report);
        }
        return new Verdict(odd.isEmpty() ? Outcome.PASSED : Outcome.HELD, odd, report);
    }

    private static List<Edition> history(GateSettings settings, Instant cutOff, List<Edition> before) {
        Instant oldest = cutOff.minus(Duration.ofDays(7L * settings.weeks() + 1));
        return before.stream()
                .filter(edition -> !edition.id().requested())
                .filter(edition ->
                        edition.cutOff().isAfter(oldest) && edition.cutOff().isBefore(cutOff))
                .toList();
    }

    private static List<String> oddities(GateSettings settings, GateReport report) {
        if (report.median() <= 0) {
            return List.of();
        }
        double ratio = report.intake() / report.median();
        if (ratio < settings.lowestRatio()) {
            return List.of(sentence(report, "fewer", settings.lowestRatio()) + " Has a source gone silent?");
        }
        if (ratio > settings.highestRatio()) {
            return List.of(sentence(report, "more", settings.highestRatio()) + " Has a source dropped its archive?");
        }
        return List.of();
    }

    private static String sentence(GateReport report, String than, double ratio) {
        return String.format(
                Locale.ROOT,
                "%s came in, %s than %s × the median of %s (%d weeks).",
                counted(report.intake(), "article", "articles"),
                than,
                plain(ratio),
                plain(report.median()),
                report.weeks());
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static int week(Edition edition) {
        OffsetDateTime at = edition.cutOff().atOffset(ZoneOffset.UTC);
        return at.get(IsoFields.WEEK_BASED_YEAR) * 100 + at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    static double median(List<Integer> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
