package io.tidings.local;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one newsletter did that another did not, week by week: where articles moved, which appeared, which disappeared. */
record ReplayDiff(List<Week> weeks) {

    /** An article that stands elsewhere. */
    record Moved(String article, String title, String from, String to) {}

    /** An article that stands in one of the two only. */
    record Single(String article, String title, String section) {}

    record Week(LocalDate date, List<Moved> moved, List<Single> appeared, List<Single> disappeared) {
        boolean isSame() {
            return moved.isEmpty() && appeared.isEmpty() && disappeared.isEmpty();
        }
    }

    static ReplayDiff between(List<ReplayedWeek> before, List<ReplayedWeek> after) {
        Map<LocalDate, Map<String, ReplayedWeek.Placed>> old = new TreeMap<>();
        Map<LocalDate, Map<String, ReplayedWeek.Placed>> now = new TreeMap<>();
        before.forEach(week -> old.put(week.date(), week.placed()));
        after.forEach(week -> now.put(week.date(), week.placed()));
        var dates = new TreeSet<>(old.keySet());
        dates.addAll(now.keySet());
        return new ReplayDiff(dates.stream()
                .map(date -> week(date, old.getOrDefault(date, Map.of()), now.getOrDefault(date, Map.of())))
                .toList());
    }

    private static Week week(
            LocalDate date, Map<String, ReplayedWeek.Placed> before, Map<String, ReplayedWeek.Placed> after) {
        List<Moved> moved = new ArrayList<>();
        List<Single> appeared = new ArrayList<>();
        List<Single> disappeared = new ArrayList<>();
        before.forEach((article, old) -> {
            var now = after.get(article);
            if (now == null) {
                disappeared.add(new Single(article, old.title(), old.section()));
            } else if (!now.section().equals(old.section())) {
                moved.add(new Moved(article, old.title(), old.section(), now.section()));
            }
        });
        after.forEach((article, now) -> {
            if (!before.containsKey(article)) {
                appeared.add(new Single(article, now.title(), now.section()));
            }
        });
        return new Week(date, moved, appeared, disappeared);
    }

    String sentence() {
        return String.format(
                Locale.ROOT,
                "%d moved, %d appeared, %d disappeared in %d of %d weeks.",
                weeks.stream().mapToInt(week -> week.moved().size()).sum(),
                weeks.stream().mapToInt(week -> week.appeared().size()).sum(),
                weeks.stream().mapToInt(week -> week.disappeared().size()).sum(),
                weeks.stream().filter(week -> !week.isSame()).count(),
                weeks.size());
    }

    /** For people. */
    String text(String from, String to) {
        var text = new StringBuilder("From " + from + " to " + to + ": " + sentence() + "\n");
        for (var week : weeks) {
            text.append('\n').append(week.date()).append(week.isSame() ? ": the same\n" : "\n");
            week.moved().forEach(one -> text.append("  " + one.from() + " -> " + one.to() + ": " + one.title() + "\n"));
            week.appeared().forEach(one -> text.append("  + " + one.section() + ": " + one.title() + "\n"));
            week.disappeared().forEach(one -> text.append("  - " + one.section() + ": " + one.title() + "\n"));
        }
        return text.toString();
    }
}
