package io.tidings.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * What is written between two chunks, in one update: what became of the last one and what is attempted next.
 *
 * @param number counts the boundaries of a page, over all its leases; chunks take turns with the two tracks of attempts
 * @param facts what is certain now
 * @param past the slots of the last chunk that are attempted no more: settled, or handed back
 * @param attempting the slots of the next chunk
 */
record Boundary(int number, Map<Mark, SlotSet> facts, SlotSet past, SlotSet attempting, int eligible, Instant until) {
    Mark track() {
        return number % 2 == 0 ? Mark.EVEN : Mark.ODD;
    }

    Mark otherTrack() {
        return number % 2 == 0 ? Mark.ODD : Mark.EVEN;
    }
}
