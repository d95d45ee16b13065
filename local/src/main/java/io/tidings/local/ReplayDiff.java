package io.tidings.local;

import io.tidings.edition.Shifts;
import io.tidings.edition.Shifts.Placed;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one newsletter did that another did not, week by week: where articles moved, which appeared, which disappeared. */
record ReplayDiff(List<Week> weeks) {

    record Week(LocalDate date, Shifts shifts) {}

    static ReplayDiff between(List<ReplayedWeek> before, List<ReplayedWeek> after) {
        Map<LocalDate, Map<String, Placed>> old = new TreeMap<>();
        Map<LocalDate, Map<String, Placed>> now = new TreeMap<>();
        before.forEach(week -> old.put(week.date(), week.placed()));
        after.forEach(week -> now.put(week.date(), week.placed()));
        var dates = new TreeSet<>(old.keySet());
        dates.addAll(now.keySet());
        return new ReplayDiff(dates.stream()
                .map(date -> new Week(
                        date, Shifts.between(old.getOrDefault(date, Map.of()), now.getOrDefault(date, Map.of()))))
                .toList());
    }

    String sentence() {
        return String.format(
                Locale.ROOT,
                "%d moved, %d appeared, %d disappeared in %d of %d weeks.",
                weeks.stream().mapToInt(week -> week.shifts().moved().size()).sum(),
                weeks.stream().mapToInt(week -> week.shifts().appeared().size()).sum(),
                weeks.stream()
                        .mapToInt(week -> week.shifts().disappeared().size())
                        .sum(),
                weeks.stream().filter(week -> !week.shifts().isEmpty()).count(),
                weeks.size());
    }

    /** For people. */
    String text(String from, String to) {
        var text = new StringBuilder("From " + from + " to " + to + ": " + sentence() + "\n");
        for (var week : weeks) {
            text.append('\n').append(week.date()).append(week.shifts().isEmpty() ? ": the same\n" : "\n");
            week.shifts()
                    .moved()
                    .forEach(one -> text.append("  " + one.from() + " -> " + one.to() + ": " + one.title() + "\n"));
            week.shifts().appeared().forEach(one -> text.append("  + " + one.section() + ": " + one.title() + "\n"));
            week.shifts().disappeared().forEach(one -> text.append("  - " + one.section() + ": " + one.title() + "\n"));
        }
        return text.toString();
    }
}
