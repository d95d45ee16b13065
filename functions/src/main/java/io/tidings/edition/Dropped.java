package io.tidings.edition;

/** Why a worker drops the message of a page that has work left. */
public enum Dropped {
    /** The edition, or all sending, is stopped. */
    STOP,
    /** SES's daily quota is used up. */
    QUOTA
}
