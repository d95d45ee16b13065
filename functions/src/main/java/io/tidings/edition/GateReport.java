package io.tidings.edition;

/**
 * The numbers the gate looked at.
 *
 * @param stories in the sections
 * @param minimumStories wanted
 * @param intake articles that came in during the period up to the cut-off
 * @param median of the intake of the weeks before; 0 where there are too few to judge by
 * @param weeks how many weeks before the median was taken over
 */
public record GateReport(int stories, int minimumStories, int intake, double median, int weeks) {}
