package io.tidings.subscriber;

/** What follows from a sign-up. Whoever asked must not be able to tell these apart. */
public enum SignUpOutcome {
    /** A confirmation mail is to be sent now. */
    CONFIRMATION_DUE,
    /** Active or paused already: nothing changed, nothing to send. */
    ALREADY_SUBSCRIBED,
    /** The address bounced or complained: nothing may be sent to it. */
    SUPPRESSED,
    /** Taken off by who never confirmed it, and mailed since: nothing to send while the link of that mail works. */
    LEFT_ALONE,
    /** Enough confirmation mails went to this address today. */
    TOO_MANY_FOR_ADDRESS
}
