package io.tidings.subscriber;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a person stands with one newsletter. {@link #ACTIVE} is mailed, and {@link #PAUSED} when the pause is over.
 *
 * <pre>
 *            request            confirm
 *   (nobody) ───────► PENDING ──────────► ACTIVE ◄────► PAUSED
 *                        │                  │  ▲           │
 *                        │      unsubscribe │  │ undo,     │ unsubscribe
 *                        └──────────────► UNSUBSCRIBED ◄───┘
 *                                              confirm again
 *   anything but PENDING ── hard bounce, complaint ──► SUPPRESSED   (nothing leads out of it)
 * </pre>
 */
public enum Status {
    PENDING,
    ACTIVE,
    PAUSED,
    UNSUBSCRIBED,
    SUPPRESSED;

    /** Whether mail goes to somebody of this status now, or by itself on a day to come. */
    public boolean isMailed() {
        return this == ACTIVE || this == PAUSED;
    }

    /** Whether somebody of this status who paused until a day, or for good, is still away on {@code day}. */
    boolean isAway(Optional<LocalDate> until, LocalDate day) {
        return this == PAUSED && until.filter(end -> !end.isAfter(day)).isEmpty();
    }
}
