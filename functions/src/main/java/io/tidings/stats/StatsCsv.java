package io.tidings.stats;

import io.tidings.delivery.Tally;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.FrozenSection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Figures for a spreadsheet: RFC 4180, in UTF-8, lines ending in CR LF. */
public final class StatsCsv {
    // A cell that begins so is a formula to a spreadsheet, also behind spaces: a headline must not be run.
    private static final Pattern FORMULA =
            Pattern.compile("^(?!-\\d+$)\\s*[=+\\-@\\t\\r\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

    private StatsCsv() {}

    /** {@code figure,of,count}. */
    static String edition(Rollup rollup, FrozenEdition frozen, List<Day> days) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("figure", "of", "count"));
        String id = rollup.edition().value();
        StatsItems.figures(rollup.people()).forEach((name, count) -> rows.add(row(name, id, count)));
        new TreeMap<>(rollup.people().reasons())
                .forEach((reason, count) -> rows.add(row("rejected because", reason.name(), count)));
        for (int link = 0; link < frozen.links().size(); link++) {
            long clicks = rollup.people().clicksByLink().getOrDefault(link, 0L);
            rows.add(row("clicked link", frozen.links().get(link), clicks));
        }
        for (FrozenSection section : frozen.sections()) {
            long clicks = rollup.clicksBySection().getOrDefault(section.slug(), 0L);
            rows.add(row("clicked in section", section.slug(), clicks));
        }
        for (Day day : days) {
            Map.of(
                            "accepted",
                            day.accepted(),
                            "delivered",
                            day.delivered(),
                            "opened",
                            day.opened(),
                            "clicked",
                            day.clicked())
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(figure ->
                            rows.add(row(figure.getKey() + " on day", day.date().toString(), figure.getValue())));
        }
        return lines(rows);
    }

    private static List<String> row(String figure, String of, long count) {
        return List.of(figure, of, Long.toString(count));
    }

    /** {@code edition} and the plain figures. */
    static String newsletter(List<Rollup> rollups) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("edition"));
        head.addAll(StatsItems.figures(Tally.NONE).keySet());
        rows.add(head);
        for (Rollup rollup : rollups) {
            List<String> row = new ArrayList<>(List.of(rollup.edition().value()));
            StatsItems.figures(rollup.people()).values().forEach(count -> row.add(Long.toString(count)));
            rows.add(row);
        }
        return lines(rows);
    }

    /** A cell that a spreadsheet would take for a formula begins with {@code '} instead. */
    public static String lines(Collection<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(StatsCsv::cell).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    static String cell(String text) {
        String harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
        return QUOTED.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
