package io.tidings.delivery;

/** What an answer of SES, or its absence, means for one recipient. */
sealed interface Verdict {
    /** SES has the mail. */
    record Accepted() implements Verdict {}

    /** Certainly not sent, and not to be tried again by itself: a poison recipient stops nobody else. */
    record Rejected(Reason reason) implements Verdict {}

    /** Certainly not sent: try again after a pause. With {@link Patience#LIMITED}, a few times only. */
    record TryAgain(Patience patience) implements Verdict {}

    /** Certainly not sent, and nothing will be until the day's quota has room again. */
    record QuotaIsUsedUp() implements Verdict {}

    /** Certainly not sent, nor would anybody else's be: an editor must look at it. */
    record PauseEdition(String reason) implements Verdict {}

    /** Certainly not sent, for the fault of one recipient or of all: send in halves to find out. */
    record Halve(Reason reason, String message) implements Verdict {}

    /** Sent or not: only an event can tell. */
    record Uncertain(String why) implements Verdict {}

    /** How long to go on trying. */
    enum Patience {
        /** As long as there is time: SES is busy, the recipient is fine. */
        ENDLESS,
        /** A few times: it may be this recipient's fault. */
        LIMITED
    }
}
