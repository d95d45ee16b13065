package io.tidings.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins what is the same: address, long title, or summary. */
final class Copies {

    private static final int LONG_TITLE = 4;
    /** Shorter ones ("Read more on our site") are no proof. */
    private static final int LONG_SUMMARY = 6;

    private Copies() {}

    static void join(List<Told> told, Groups groups) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            for (String key : keys(told.get(i))) {
                Integer before = first.putIfAbsent(key, i);
                if (before != null) {
                    groups.join(before, i);
                }
            }
        }
    }

    private static List<String> keys(Told one) {
        List<String> keys = new ArrayList<>(List.of("url " + one.url()));
        if (one.title().size() >= LONG_TITLE) {
            keys.add("title " + String.join(" ", one.title()));
        }
        if (one.summary().size() >= LONG_SUMMARY) {
            keys.add("summary " + String.join(" ", one.summary()));
        }
        return keys;
    }
}
