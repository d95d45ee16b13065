package io.tidings.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands elsewhere after a change: the articles that moved, those that appeared and those that disappeared. */
public record Shifts(List<Moved> moved, List<Single> appeared, List<Single> disappeared) {

    /** An article's title and address, and where it stands; {@code section} is a slug. */
    public record Placed(String title, String url, String section) {}

    /** An article that stands elsewhere. */
    public record Moved(String article, String title, String url, String from, String to) {}

    /** An article that stands in one of the two only. */
    public record Single(String article, String title, String url, String section) {}

    public Shifts {
        moved = List.copyOf(moved);
        appeared = List.copyOf(appeared);
        disappeared = List.copyOf(disappeared);
    }

    /** Of articles by id, in the order of the maps. */
    public static Shifts between(Map<String, Placed> before, Map<String, Placed> after) {
        List<Moved> moved = new ArrayList<>();
        List<Single> appeared = new ArrayList<>();
        List<Single> disappeared = new ArrayList<>();
        before.forEach((article, old) -> {
            Placed now = after.get(article);
            if (now == null) {
                disappeared.add(new Single(article, old.title(), old.url(), old.section()));
            } else if (!now.section().equals(old.section())) {
                moved.add(new Moved(article, old.title(), old.url(), old.section(), now.section()));
            }
        });
        after.forEach((article, now) -> {
            if (!before.containsKey(article)) {
                appeared.add(new Single(article, now.title(), now.url(), now.section()));
            }
        });
        return new Shifts(moved, appeared, disappeared);
    }

    /** Whether everything stands where it stood. */
    public boolean isEmpty() {
        return moved.isEmpty() && appeared.isEmpty() && disappeared.isEmpty();
    }
}
