package io.tidings.edition;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Where an edition stands.
 *
 * <pre>
 *   composed ─┬─▶ QUIET                                    too few stories: nothing is ever sent
 *             │
 *             ├─▶ HELD                                     the week looks wrong: an editor looks
 *             │    │ approve
 *             │    │
 *             ├────┼─────▶ READY ◀───┐                     waits for an editor
 *             │    ▼         │approve│ recall, or too late
 *             └─────────▶ APPROVED ──┘                     waits for its cooling-off to end
 *                             │ fan out
 *                             ▼        pause
 *                          SENDING ◀──────────▶ PAUSED
 *                             │        resume
 *                             ▼    resend to some
 *                            SENT ───────────────▶ SENDING
 *
 *   HELD, READY, APPROVED, SENDING, PAUSED ── cancel ──▶ CANCELLED
 * </pre>
 *
 * What is HELD or READY and was never approved can be composed again, and then comes into any state that composing gives.
 */
public enum EditionState {
    QUIET,
    HELD,
    READY,
    APPROVED,
    SENDING,
    PAUSED,
    SENT,
    CANCELLED;

    private static final Map<EditionState, Set<EditionState>> NEXT = new EnumMap<>(Map.of(
            QUIET, Set.of(),
            HELD, Set.of(APPROVED, CANCELLED),
            READY, Set.of(APPROVED, CANCELLED),
            APPROVED, Set.of(READY, SENDING, CANCELLED),
            SENDING, Set.of(PAUSED, SENT, CANCELLED),
            PAUSED, Set.of(SENDING, CANCELLED),
            SENT, Set.of(SENDING),
            CANCELLED, Set.of()));

    public boolean mayBecome(EditionState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether it is over: nothing more becomes of it by itself. */
    public boolean over() {
        return this == QUIET || this == SENT || this == CANCELLED;
    }
}
