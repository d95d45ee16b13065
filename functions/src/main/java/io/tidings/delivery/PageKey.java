package io.tidings.delivery;

import io.tidings.edition.EditionId;

/** One page of one edition: the key of its ledger item. */
public record PageKey(EditionId edition, int page) {
    public PageKey {
        if (page < 0) {
            throw new IllegalArgumentException("Pages count from 0, not " + page + ".");
        }
    }
}
