package io.tidings.delivery;

/** Why somebody among the subscribers is no recipient of an edition. */
public enum Exclusion {
    UNCONFIRMED,
    PAUSED,
    UNSUBSCRIBED,
    SUPPRESSED,
    /** Chose topics, and this edition has a section of none of them. */
    NO_SECTION,
    /** Wants every second edition, or every fourth, and it is another's turn. */
    NOT_THEIR_TURN
}
