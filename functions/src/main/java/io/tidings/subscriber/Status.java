package io.tidings.subscriber;

/**
 * Where a person stands with one newsletter. Only {@link #ACTIVE} is mailed.
 *
 * <pre>
 *            request            confirm
 *   (nobody) ───────► PENDING ──────────► ACTIVE ◄────► PAUSED
 *                        │                  │  ▲           │
 *                        │      unsubscribe │  │ undo,     │ unsubscribe
 *                        └──────────────► UNSUBSCRIBED ◄───┘
 *                                              confirm again
 *   anything ── hard bounce, complaint ──► SUPPRESSED   (nothing leads out of it)
 * </pre>
 */
public enum Status {
    PENDING,
    ACTIVE,
    PAUSED,
    UNSUBSCRIBED,
    SUPPRESSED
}
