package io.tidings.feedback;

import io.tidings.edition.EditionId;
import io.tidings.edition.Editions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which number a clicked address has in its edition; an edition is read once for each file at most. Not thread-safe. */
final class Links {
    private final Editions editions;
    private final Map<EditionId, List<String>> known = new HashMap<>();

    Links(Editions editions) {
        this.editions = editions;
    }

    /** The number, or -1 for an address that is no story's, or an edition nobody knows. */
    int number(EditionId edition, String link) {
        return known.computeIfAbsent(edition, this::links).indexOf(link);
    }

    private List<String> links(EditionId edition) {
        return editions.find(edition)
                .map(found -> editions.frozen(found).links())
                .orElse(List.of());
    }
}
