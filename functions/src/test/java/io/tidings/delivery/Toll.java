package io.tidings.delivery;

import java.util.Locale;

/** What trials went through, to be counted: a harness with nothing but calm weather would prove nothing. */
enum Toll {
    TRIAL,
    CALL_TO_SES,
    KILL,
    FAILED_CALL,
    LOST_ANSWER,
    REFUSED_CALL,
    THROTTLE,
    FAILED_ENTRY,
    DYNAMO_THROTTLE,
    DYNAMO_ERROR,
    LOST_WRITE_ANSWER,
    LATE_REQUEST,
    SQS_ERROR,
    MEANWHILE,
    CLOCK_JUMP,
    FROZEN,
    SKEW,
    LOST_MESSAGE,
    REPEATED_MESSAGE,
    CUT_OFF,
    DAY_FULL,
    STOP,
    LEFT,
    CHANGED,
    EVENT_FILE,
    RESENDING,
    CANCELLED;

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
