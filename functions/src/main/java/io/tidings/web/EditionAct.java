package io.tidings.web;

import static io.tidings.edition.EditionState.APPROVED;
import static io.tidings.edition.EditionState.CANCELLED;
import static io.tidings.edition.EditionState.HELD;
import static io.tidings.edition.EditionState.PAUSED;
import static io.tidings.edition.EditionState.READY;
import static io.tidings.edition.EditionState.SENDING;
import static io.tidings.edition.EditionState.SENT;

import io.tidings.edition.EditionState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an editor can do to an edition: from which states, and in which it has been done already. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are Set.of
enum EditionAct {
    APPROVE("Approve", Set.of(HELD, READY), Set.of(APPROVED, SENDING, SENT)),
    SEND("Send now", Set.of(HELD, READY, APPROVED), Set.of(SENDING, SENT)),
    RECALL("Recall", Set.of(APPROVED), Set.of(READY)),
    PAUSE("Pause", Set.of(SENDING), Set.of(PAUSED)),
    RESUME("Resume", Set.of(PAUSED), Set.of(SENDING, SENT)),
    CANCEL("Cancel", Set.of(HELD, READY, APPROVED, SENDING, PAUSED), Set.of(CANCELLED));

    private final String label;
    private final Set<EditionState> from;
    private final Set<EditionState> done;

    EditionAct(String label, Set<EditionState> from, Set<EditionState> done) {
        this.label = label;
        this.from = from;
        this.done = done;
    }

    static Optional<EditionAct> find(String name) {
        return Arrays.stream(values()).filter(act -> act.word().equals(name)).findFirst();
    }

    /** As it stands in addresses and forms. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }

    boolean isPossibleIn(EditionState state) {
        return from.contains(state);
    }

    boolean isDoneIn(EditionState state) {
        return done.contains(state);
    }
}
