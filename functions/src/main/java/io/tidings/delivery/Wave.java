package io.tidings.delivery;

import java.time.Instant;

/**
 * Readers on a page for whom it is time at the same moment. Waves stand in a roster one after another, the earliest first.
 *
 * @param due nobody of this wave is mailed before
 * @param end the first slot after it
 */
record Wave(Instant due, int end) {}
