package io.tidings.article;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a table was read.
 *
 * @param cursor where the next pull goes on
 * @param counted fingerprints of what the last pull rejected: the next one reads some of it over again
 * @param last its report
 */
record TableState(Optional<TableCursor> cursor, Set<String> counted, Optional<IntakeReport> last) {
    /** Of 12 characters each. */
    private static final int MOST_COUNTED = 5_000;

    /** These, then those that were there before, for as many as are kept. */
    static List<String> kept(Set<String> now, Set<String> before) {
        var all = new LinkedHashSet<String>();
        all.addAll(now);
        all.addAll(before);
        return all.stream().limit(MOST_COUNTED).toList();
    }
}
