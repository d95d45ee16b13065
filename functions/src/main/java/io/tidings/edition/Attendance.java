package io.tidings.edition;

import java.time.Instant;
import java.util.Optional;

/**
 * What a tick saw to of an edition that is being sent.
 *
 * @param goodUntil pages are worked on until then: each tick moves it on, so that after an outage nobody gets old news unasked
 * @param queuedAt every page that had work at that instant was put on the queue, or a worker has it; empty where that is
 *     not so, as where all sending is stopped, or where a worker has dropped one since
 * @param outOfQuota whether that is so because SES's daily quota is used up
 */
public record Attendance(Instant goodUntil, Optional<Instant> queuedAt, boolean outOfQuota) {

    /** As a tick leaves it; what is known of a quota is the workers' to say. */
    public Attendance(Instant goodUntil, Optional<Instant> queuedAt) {
        this(goodUntil, queuedAt, false);
    }
}
