package io.tidings.edition;

import io.tidings.edition.GateReport.Check;
import io.tidings.edition.GateReport.Level;
import io.tidings.edition.GateReport.SourceWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Looks at an edition before anybody gets it: too few stories make a quiet week; a week whose intake is not like those
 * before holds it for an editor. Each limit holds only where chance is no explanation, so that a newsletter of five articles
 * is not held for one of them. Pure. The rules and their figures: docs/adr/0012.
 */
public final class Gate {

    /** So unlikely a count must be by chance, to hold an edition. */
    private static final double NO_ACCIDENT = 0.01;
    /** And a number of articles, which by nature varies more. */
    private static final double ODD_NUMBER = 0.02;

    private static final double WORTH_A_WARNING = 0.05;

    /** What the gate decides. */
    public enum Outcome {
        QUIET,
        HELD,
        WARNED,
        PASSED
    }

    /** {@code reasons}: a sentence for everything that did not simply pass. */
    record Verdict(Outcome outcome, List<String> reasons, GateReport report) {}

    private final GateSettings settings;
    private final GateHistory history;
    private final WeekIntake intake;

    private Gate(Newsletter newsletter, Instant cutOff, WeekIntake intake, List<Edition> before) {
        this.settings = newsletter.gate();
        this.history = GateHistory.of(newsletter, cutOff, before);
        this.intake = intake;
    }

    static Verdict judge(Newsletter newsletter, Instant cutOff, int stories, WeekIntake intake, List<Edition> before) {
        return new Gate(newsletter, cutOff, intake, before).judge(newsletter, cutOff, stories);
    }

    private Verdict judge(Newsletter newsletter, Instant cutOff, int stories) {
        List<SourceWeek> sources = new SilentSources(history, intake).all();
        List<Check> checks = new ArrayList<>(List.of(
                articles(),
                empty(),
                share(
                        "duplicates, also of earlier weeks",
                        WeekIntake::duplicates,
                        WeekIntake::articles,
                        settings.mostDuplicates()),
                share("future dates", WeekIntake::future, WeekIntake::articles, settings.mostFuture()),
                stale()));
        sources.stream().filter(source -> source.level() != Level.PASS).forEach(source -> checks.add(silent(source)));
        Optional<GateSettings.Holiday> holiday = history.holiday(cutOff);
        List<Check> excused = holiday.map(
                        day -> checks.stream().map(check -> excused(check, day)).toList())
                .orElse(checks);
        List<String> reasons = new ArrayList<>();
        boolean quiet = stories < newsletter.minimumStories();
        if (quiet) {
            reasons.add("A quiet " + (newsletter.schedule().days() == 1 ? "day" : "week") + ": "
                    + counted(stories, "story", "stories") + ", and the newsletter wants at least "
                    + newsletter.minimumStories() + ".");
        }
        excused.stream().map(Check::text).filter(text -> !text.isEmpty()).forEach(reasons::add);
        Outcome outcome = quiet ? Outcome.QUIET : outcome(excused);
        GateReport report = new GateReport(
                outcome,
                stories,
                newsletter.minimumStories(),
                intake,
                history.median(),
                history.weeks(),
                excused,
                sources);
        return new Verdict(outcome, List.copyOf(reasons), report);
    }

    private static Outcome outcome(List<Check> checks) {
        if (checks.stream().anyMatch(check -> check.level() == Level.HOLD)) {
            return Outcome.HELD;
        }
        return checks.stream().anyMatch(check -> check.level() == Level.WARN) ? Outcome.WARNED : Outcome.PASSED;
    }

    private Check articles() {
        String figure = Integer.toString(intake.articles());
        String limit = plain(settings.lowestRatio()) + " to " + plain(settings.highestRatio()) + " × the median";
        double median = history.median();
        if (median <= 0) {
            return new Check("articles", Level.PASS, figure, "-", limit, "");
        }
        double ratio = intake.articles() / median;
        double fewer = Chance.atMost(intake.articles(), median);
        double more = 1 - Chance.atMost(intake.articles() - 1, median);
        if (ratio < settings.lowestRatio() && fewer < ODD_NUMBER) {
            return odd(Level.HOLD, "fewer", settings.lowestRatio(), limit, " Has a source gone silent?");
        }
        if (ratio > settings.highestRatio() && more < ODD_NUMBER) {
            return odd(Level.HOLD, "more", settings.highestRatio(), limit, " Has a source dropped its archive?");
        }
        if (ratio < settings.warnRatio() && fewer < WORTH_A_WARNING) {
            return odd(Level.WARN, "fewer", settings.warnRatio(), limit, "");
        }
        return new Check("articles", Level.PASS, figure, plain(median), limit, "");
    }

    private Check odd(Level level, String than, double ratio, String limit, String question) {
        String text = String.format(
                Locale.ROOT,
                "%s came in, %s than %s × the median of %s (%d weeks).%s",
                counted(intake.articles(), "article", "articles"),
                than,
                plain(ratio),
                plain(history.median()),
                history.weeks(),
                question);
        return new Check("articles", level, Integer.toString(intake.articles()), plain(history.median()), limit, text);
    }

    /** Some sources bring headlines and no more: only weeks before can tell whether that is odd. */
    private Check empty() {
        ToIntFunction<WeekIntake> part = history.isEnough() ? WeekIntake::nothingToRead : WeekIntake::rejected;
        return share("empty or unreadable", part, WeekIntake::told, settings.mostEmpty());
    }

    /** A newsletter begins with what its sources have kept: old articles are no surprise then. */
    private Check stale() {
        return history.isEnough()
                ? share("stale", WeekIntake::stale, WeekIntake::articles, settings.mostStale())
                : new Check(
                        "stale",
                        Level.PASS,
                        intake.stale() + " of " + intake.articles(),
                        "-",
                        "not before " + GateHistory.FEWEST_WEEKS + " weeks",
                        "");
    }

    /** A share above its limit holds where, at the usual rate, so many would hardly ever come by chance. */
    private Check share(String what, ToIntFunction<WeekIntake> part, ToIntFunction<WeekIntake> whole, double most) {
        int hit = part.applyAsInt(intake);
        int all = whole.applyAsInt(intake);
        double usual = history.isEnough() ? history.usualShare(part, whole) : most / 2;
        double share = all == 0 ? 0 : hit / (double) all;
        double chance = Chance.atLeast(hit, all, usual);
        Level level = share <= most || chance >= WORTH_A_WARNING
                ? Level.PASS
                : chance < NO_ACCIDENT ? Level.HOLD : Level.WARN;
        String text = level == Level.PASS
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%d of %s: %s (%s), more than %s%s.",
                        hit,
                        counted(all, "item", "items"),
                        what,
                        percent(share),
                        percent(most),
                        history.isEnough() ? "; usual are " + percent(usual) : "");
        String known = history.isEnough() ? percent(usual) : "-";
        return new Check(what, level, hit + " of " + all, known, "more than " + percent(most), text);
    }

    private Check silent(SourceWeek source) {
        String why = settings.expectedSince(source.source())
                .map(since -> "it is expected since " + since)
                .orElseGet(() -> "it usually brings " + plain(source.usual()) + " articles");
        return new Check(
                "source " + source.source(),
                source.level(),
                "0",
                plain(source.usual()),
                "0",
                source.source() + " is silent: " + why + ".");
    }

    /** In a holiday's week, few articles and silent sources are no wonder; everything else is. */
    private Check excused(Check check, GateSettings.Holiday holiday) {
        boolean few = check.what().startsWith("source ")
                || (check.what().equals("articles") && intake.articles() < history.median());
        return few && check.level() == Level.HOLD
                ? new Check(
                        check.what(),
                        Level.WARN,
                        check.figure(),
                        check.usual(),
                        check.limit(),
                        check.text() + " Let pass for the holiday " + holiday + ".")
                : check;
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String percent(double share) {
        return plain(Math.round(share * 1000) / 10.0) + " %";
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
