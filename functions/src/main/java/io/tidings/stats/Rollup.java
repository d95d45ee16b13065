package io.tidings.stats;

import io.tidings.delivery.Tally;
import io.tidings.edition.EditionId;
import java.time.Instant;

/**
 * What became of an edition, as the ledger had it at that time.
 *
 * @param claimed pages that a worker took at least once
 * @param done pages on which nothing is left to do
 */
public record Rollup(EditionId edition, Instant at, int claimed, int done, Tally people) {}
