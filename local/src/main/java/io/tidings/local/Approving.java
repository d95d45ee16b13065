package io.tidings.local;

import io.tidings.edition.Act;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.edition.Editions;
import java.time.Instant;
import java.util.Set;

/** The word of the editor who runs {@code ./tidings run}: the edition goes now, with no cooling-off. */
final class Approving {
    private static final String WHO = "tidings run";

    private final Editions editions;
    private final Instant now;

    Approving(Editions editions, Instant now) {
        this.editions = editions;
        this.now = now;
    }

    /** Answers the edition as it is then: APPROVED, unless there is nothing to send or the gate is heeded. */
    Edition approve(Edition edition, OneShot.Gate gate) {
        switch (edition.state()) {
            case APPROVED -> {
                if (edition.sendAfter().filter(now::isBefore).isPresent()) {
                    // Recalled and approved again: that is how a cooling-off is ended early.
                    editions.move(edition.id(), Set.of(EditionState.APPROVED), EditionState.READY, act());
                    editions.approve(edition, Set.of(EditionState.READY), now, act());
                }
            }
            case READY -> editions.approve(edition, Set.of(EditionState.READY), now, act());
            case HELD -> {
                if (gate == OneShot.Gate.OVERRULED) {
                    editions.approve(edition, Set.of(EditionState.HELD), now, act());
                }
            }
            case QUIET, SENDING, PAUSED, SENT, CANCELLED -> {}
        }
        return editions.require(edition.id());
    }

    private Act act() {
        return new Act(WHO, now, "");
    }
}
