package io.tidings.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins what is the same: address, long title, or summary. */
final class Copies {

    private static final String TITLE = "title ";
    private static final int LONG_TITLE = 4;
    /** Shorter ones ("Read more on our site") are no proof. */
    private static final int LONG_SUMMARY = 6;

    private Copies() {}

    /** Of texts by the time of publication, the earliest first. */
    static void join(List<Told> told, Groups groups) {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            Told one = told.get(i);
            for (String key : keys(one)) {
                Integer before = last.put(key, i);
                if (before != null && !(key.startsWith(TITLE) && isColumn(told.get(before), one))) {
                    groups.join(before, i);
                }
            }
        }
    }

    /** A title that comes back another week above another summary is the name of a column. */
    private static boolean isColumn(Told one, Told other) {
        return !one.isNear(other)
                && !one.summary().isEmpty()
                && !other.summary().isEmpty();
    }

    private static List<String> keys(Told one) {
        List<String> keys = new ArrayList<>(List.of("url " + one.url()));
        if (one.title().size() >= LONG_TITLE) {
            keys.add(TITLE + String.join(" ", one.title()));
        }
        if (one.summary().size() >= LONG_SUMMARY) {
            keys.add("summary " + String.join(" ", one.summary()));
        }
        return keys;
    }
}
