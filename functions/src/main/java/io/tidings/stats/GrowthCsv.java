package io.tidings.stats;

import io.tidings.subscriber.Moves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How a list grew, for a spreadsheet: a line a week, then a line a topic. {@code docs/statistics.md} has the columns. */
final class GrowthCsv {

    private static final List<String> HEAD =
            List.of("what", "of", "subscribers", "joined", "imported", "left", "suppressed", "net");
    private static final List<String> NO_MOVES = List.of("", "", "", "", "");

    private GrowthCsv() {}

    static String of(Growth growth) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (Growth.Week week : growth.weeks()) {
            rows.add(row("week", week.monday().toString(), week.subscribers(), moves(week.moves())));
        }
        for (Map.Entry<String, Long> topic : new TreeMap<>(growth.topics()).entrySet()) {
            rows.add(row("topic", topic.getKey(), topic.getValue(), NO_MOVES));
        }
        return StatsCsv.lines(rows);
    }

    /** Before the first count. */
    static String none() {
        return StatsCsv.lines(List.of(HEAD));
    }

    private static List<String> row(String what, String of, long subscribers, List<String> moves) {
        return Stream.concat(Stream.of(what, of, Long.toString(subscribers)), moves.stream())
                .toList();
    }

    private static List<String> moves(Moves moves) {
        return LongStream.of(moves.joined(), moves.imported(), moves.left(), moves.suppressed(), moves.net())
                .mapToObj(Long::toString)
                .toList();
    }
}
