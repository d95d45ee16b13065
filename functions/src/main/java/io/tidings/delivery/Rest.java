package io.tidings.delivery;

import java.time.Instant;

/** What a worker leaves behind on a page it lets go of. */
sealed interface Rest {
    record Nothing() implements Rest {}

    /** Nothing is open, but some answers were lost. */
    record Uncertain() implements Rest {}

    record Open() implements Rest {}

    /** Who is open has to wait for a later wave. */
    record Later(Instant next) implements Rest {}
}
