package io.tidings.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins what is the same: address, long title, or summary. */
final class Copies {

    /** By what two texts may be the same. */
    private enum By {
        ADDRESS,
        TITLE,
        SUMMARY
    }

    private record Sign(By by, String text) {}

    private static final int LONG_TITLE = 4;
    /** Shorter ones ("Read more on our site") are no proof. */
    private static final int LONG_SUMMARY = 6;

    private Copies() {}

    /** Of texts by the time of publication, the earliest first. */
    static void join(List<Told> told, Groups groups) {
        Map<Sign, Integer> first = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            Told one = told.get(i);
            for (Sign sign : signs(one)) {
                int before = first.getOrDefault(sign, i);
                if (comesBack(sign.by(), told.get(before), one)) {
                    first.put(sign, i);
                } else {
                    // With the first, not with the last: a column of every day would be one story all year.
                    first.put(sign, before);
                    groups.join(before, i);
                }
            }
        }
    }

    /** A title that comes back another week above another summary is a column's name, a summary below another title its motto. */
    private static boolean comesBack(By by, Told one, Told other) {
        return !one.isNear(other)
                && switch (by) {
                    case ADDRESS -> false;
                    case TITLE -> differ(one.summary(), other.summary());
                    case SUMMARY -> differ(one.title(), other.title());
                };
    }

    private static boolean differ(List<String> one, List<String> other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static List<Sign> signs(Told one) {
        List<Sign> signs = new ArrayList<>();
        signs.add(new Sign(By.ADDRESS, one.id().value()));
        if (one.title().size() >= LONG_TITLE) {
            signs.add(new Sign(By.TITLE, String.join(" ", one.title())));
        }
        if (one.summary().size() >= LONG_SUMMARY) {
            signs.add(new Sign(By.SUMMARY, String.join(" ", one.summary())));
        }
        return signs;
    }
}
