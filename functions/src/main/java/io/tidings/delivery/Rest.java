package io.tidings.delivery;

/** What a worker leaves behind on a page it lets go of. */
enum Rest {
    NOTHING,
    /** Nothing is open, but some answers were lost. */
    UNCERTAIN,
    OPEN
}
