package io.tidings.subscriber;

import java.time.Instant;

/** Why and since when an address gets no mail of any newsletter. It outlives the subscriber's own data. */
public record Suppression(SubscriberId id, Reason reason, Instant since) {

    /** Why. */
    public enum Reason {
        HARD_BOUNCE,
        COMPLAINT,
        /** An operator said so, for instance in an import. */
        OPERATOR,
        /** The person had their data erased. They may sign up again themselves; no import may bring them back. */
        ERASED
    }
}
