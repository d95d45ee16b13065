package io.tidings.subscriber;

/** What became of a change that was asked for. */
public enum Outcome {
    /** It is so now. */
    DONE,
    /** It was so before: nothing was changed. */
    ALREADY_SO,
    /** It would have been possible earlier (a confirmation after seven days, an undo after a day). */
    TOO_LATE,
    /** The address is suppressed, and stays so. */
    SUPPRESSED,
    /** It does not go from where this person stands, for instance changing topics after leaving. */
    NOT_POSSIBLE,
    /** There is nobody by this id. */
    UNKNOWN
}
