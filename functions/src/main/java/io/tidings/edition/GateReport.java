package io.tidings.edition;

import java.util.List;

/**
 * The numbers the gate looked at, and what it thinks of them.
 *
 * @param outcome what it decided
 * @param stories in the sections
 * @param minimumStories wanted
 * @param intake what came in during the period up to the cut-off
 * @param median of the articles of the weeks before; 0 where there are too few to judge by
 * @param weeks how many weeks before the median was taken over
 * @param checks every number it looked at, with what is usual and where it holds
 * @param sources what each source brought, and what it usually brings
 */
public record GateReport(
        Gate.Outcome outcome,
        int stories,
        int minimumStories,
        WeekIntake intake,
        double median,
        int weeks,
        List<Check> checks,
        List<SourceWeek> sources) {

    /** What the gate thinks of one number. */
    public enum Level {
        PASS,
        WARN,
        HOLD
    }

    /**
     * One number the gate looked at.
     *
     * @param what such as {@code articles} or {@code future dates}
     * @param figure this week's, for people
     * @param usual of the weeks before, for people; "-" where there are too few
     * @param limit where it holds, for people
     * @param text a sentence where it does not pass, else empty
     */
    public record Check(String what, Level level, String figure, String usual, String limit, String text) {}

    /** What a source brought, and the mean of the weeks before. */
    public record SourceWeek(String source, int articles, double usual, Level level) {}

    public GateReport {
        checks = List.copyOf(checks);
        sources = List.copyOf(sources);
    }

    /** Whether it looks wrong beside enough other weeks, whatever was decided. */
    boolean isUnlikeOthers() {
        return weeks >= GateHistory.FEWEST_WEEKS && checks.stream().anyMatch(check -> check.level() == Level.HOLD);
    }

    /** Of an edition about which nothing is remarkable, and of which only these numbers are known. */
    public static GateReport of(int stories, int minimumStories, int articles) {
        return new GateReport(
                Gate.Outcome.PASSED, stories, minimumStories, WeekIntake.of(articles), 0, 0, List.of(), List.of());
    }
}
