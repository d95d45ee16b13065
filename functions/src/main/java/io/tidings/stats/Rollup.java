package io.tidings.stats;

import io.tidings.delivery.Tally;
import io.tidings.edition.EditionId;
import java.time.Instant;
import java.util.Map;

/**
 * What became of an edition, as the ledger had it at that time.
 *
 * @param claimed pages that a worker took at least once
 * @param done pages on which nothing is left to do
 */
public record Rollup(
        EditionId edition, Instant at, int claimed, int done, Tally people, Map<String, Long> clicksBySection) {

    public Rollup {
        clicksBySection = Map.copyOf(clicksBySection);
    }

    /** Whether there is a page on which something is left to do. */
    public boolean isUnfinished() {
        return done < claimed;
    }

    /** Of an edition that was never fanned out. */
    public static Rollup none(EditionId edition, Instant at) {
        return new Rollup(edition, at, 0, 0, Tally.NONE, Map.of());
    }
}
