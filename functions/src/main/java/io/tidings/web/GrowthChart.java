package io.tidings.web;

import io.tidings.stats.Growth.Week;
import io.tidings.subscriber.Moves;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pictures of a list's growth, as numbers for the template's SVG: a line of the subscribers at each week's end, and bars of who
 * came and went by themselves. Imports are not among the bars: beside one of 100,000 people nothing else would be seen.
 */
final class GrowthChart {

    private static final int STEP = 20;
    private static final int BAR = 14;
    private static final int HEIGHT = 120;
    /** Half of the line's width would be cut off at the edge. */
    private static final int EDGE = 2;

    private final List<Week> weeks;
    private final long mostCame;
    private final long mostGone;

    private GrowthChart(List<Week> weeks) {
        this.weeks = weeks;
        this.mostCame = most(weeks, week -> week.moves().confirmed());
        this.mostGone = most(weeks, week -> gone(week.moves()));
    }

    static Map<String, Object> of(List<Week> weeks) {
        GrowthChart chart = new GrowthChart(weeks);
        long most = most(weeks, Week::subscribers);
        return Map.of(
                "span", Integer.toString(weeks.size() * STEP),
                "height", Integer.toString(HEIGHT),
                "line", chart.line(most),
                "most", ConsoleFrame.number(most),
                "mostCame", ConsoleFrame.number(chart.mostCame),
                "mostGone", ConsoleFrame.number(chart.mostGone),
                "middle", decimal(chart.middle()),
                "bars", IntStream.range(0, weeks.size()).mapToObj(chart::bar).toList(),
                "first", weeks.getFirst().monday().toString(),
                "last", weeks.getLast().monday().toString());
    }

    private static long most(List<Week> weeks, ToLongFunction<Week> count) {
        return weeks.stream().mapToLong(count).max().orElse(0);
    }

    private static long gone(Moves moves) {
        return moves.left() + moves.suppressed();
    }

    /** {@code x,y x,y …}, from the middle of each week's step; the top is the most there ever were, the bottom nobody. */
    private String line(long most) {
        return IntStream.range(0, weeks.size())
                .mapToObj(week -> decimal(week * STEP + STEP / 2.0) + ","
                        + decimal(HEIGHT - EDGE - height(weeks.get(week).subscribers(), most, HEIGHT - 2 * EDGE)))
                .collect(Collectors.joining(" "));
    }

    /** Up and down have one scale, and share the height as they need it. */
    private double middle() {
        return mostCame + mostGone == 0 ? HEIGHT / 2.0 : moves(mostCame);
    }

    private double moves(long people) {
        return height(people, mostCame + mostGone, HEIGHT);
    }

    private Map<String, Object> bar(int index) {
        Week week = weeks.get(index);
        double up = moves(week.moves().confirmed());
        return Map.of(
                "x", Integer.toString(index * STEP + (STEP - BAR) / 2),
                "width", Integer.toString(BAR),
                "top", decimal(middle() - up),
                "up", decimal(up),
                "middle", decimal(middle()),
                "down", decimal(moves(gone(week.moves()))),
                "title", title(week));
    }

    private static String title(Week week) {
        Moves moves = week.moves();
        return "Week from " + week.monday() + ": " + moves.confirmed() + " signed up, " + moves.imported()
                + " imported, " + moves.left() + " left, " + moves.suppressed() + " suppressed";
    }

    private static double height(long people, long most, int of) {
        return most == 0 ? 0 : 1.0 * of * people / most;
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
