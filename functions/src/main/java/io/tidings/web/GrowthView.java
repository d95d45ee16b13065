package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.stats.Growth;
import io.tidings.subscriber.Moves;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a list grew, as the statistics of its newsletter show it. */
final class GrowthView {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private GrowthView() {}

    static void put(Map<String, Object> view, Newsletter newsletter, Optional<Growth> growth) {
        view.put(
                "growth",
                growth.stream().map(count -> counted(newsletter, count)).toList());
        view.put("isCounted", growth.isPresent());
    }

    private static Map<String, Object> counted(Newsletter newsletter, Growth growth) {
        Moves all = growth.weeks().stream().map(Growth.Week::moves).reduce(Moves.NONE, Moves::plus);
        return Map.of(
                "csvUrl", ConsolePaths.API + "newsletters/" + newsletter.id() + "/growth.csv?for=spreadsheet",
                "asOf", ConsoleFrame.time(growth.asOf(), UTC),
                "count", ConsoleFrame.number(growth.weeks().size()),
                "sums", sums(growth, all),
                "chart", GrowthChart.of(growth.weeks()),
                "weeks", growth.weeks().reversed().stream().map(GrowthView::row).toList(),
                "topics", topics(newsletter, growth));
    }

    private static List<Map<String, Object>> sums(Growth growth, Moves all) {
        return List.of(
                sum("subscribers", ConsoleFrame.number(growth.subscribers())),
                sum("joined", ConsoleFrame.number(all.joined())),
                sum("left", ConsoleFrame.number(all.left())),
                sum("suppressed", ConsoleFrame.number(all.suppressed())),
                sum("net", signed(all.net())));
    }

    private static Map<String, Object> sum(String name, String count) {
        return Map.of("name", name, "count", count);
    }

    private static Map<String, Object> row(Growth.Week week) {
        Moves moves = week.moves();
        return Map.of(
                "monday", week.monday().toString(),
                "subscribers", ConsoleFrame.number(week.subscribers()),
                "joined", ConsoleFrame.number(moves.joined()),
                "imported", ConsoleFrame.number(moves.imported()),
                "left", ConsoleFrame.number(moves.left()),
                "suppressed", ConsoleFrame.number(moves.suppressed()),
                "net", signed(moves.net()));
    }

    /** With a minus that is as wide as the plus. */
    private static String signed(long number) {
        return number > 0
                ? "+" + ConsoleFrame.number(number)
                : number < 0 ? "\u2212" + ConsoleFrame.number(-number) : "0";
    }

    /** Those of the newsletter in its order; one that is younger than the count is not in it. */
    private static List<Map<String, Object>> topics(Newsletter newsletter, Growth growth) {
        Map<String, Long> chosen = growth.topics();
        long every = chosen.getOrDefault(Growth.EVERY_TOPIC, 0L);
        long none = chosen.getOrDefault(Growth.NO_TOPIC, 0L);
        List<Map<String, Object>> rows = new ArrayList<>();
        newsletter.topics().stream()
                .filter(topic -> chosen.containsKey(topic.slug()))
                .forEach(topic -> rows.add(topic(
                        topic.name(),
                        chosen.getOrDefault(topic.slug(), 0L),
                        chosen.getOrDefault(topic.slug(), 0L) + every,
                        growth.subscribers())));
        rows.add(topic("Every topic: chose none", every, every, growth.subscribers()));
        if (none > 0) {
            rows.add(topic("Only topics that are no more", none, 0, growth.subscribers()));
        }
        return rows;
    }

    private static Map<String, Object> topic(String name, long chose, long get, long subscribers) {
        return Map.of(
                "name", name,
                "chose", ConsoleFrame.number(chose),
                "get", ConsoleFrame.number(get),
                "percent", Share.percentText(get, subscribers));
    }
}
