package io.tidings.feedback;

import io.tidings.delivery.EachByItself;
import io.tidings.edition.EditionId;
import io.tidings.edition.Editions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which number a clicked address has in its edition; an edition is read once for each file at most, and where it can't be
 * read that keeps nothing from other events. Not thread-safe.
 */
final class Links {
    private final Editions editions;
    private final EachByItself reads;
    private final Map<EditionId, List<String>> known = new HashMap<>();

    Links(Editions editions, EachByItself reads) {
        this.editions = editions;
        this.reads = reads;
    }

    /** The number, or -1 for an address that is no story's, or an edition that nobody knows or that can't be read. */
    int number(EditionId edition, String link) {
        if (!known.containsKey(edition)) {
            known.put(edition, List.of());
            reads.attempt(() -> known.put(edition, links(edition)));
        }
        return known.getOrDefault(edition, List.of()).indexOf(link);
    }

    private List<String> links(EditionId edition) {
        return editions.find(edition)
                .map(found -> editions.frozen(found).links())
                .orElse(List.of());
    }
}
