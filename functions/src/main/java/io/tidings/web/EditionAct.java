package io.tidings.web;

import io.tidings.edition.EditionState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an editor can do to an edition: in which states, and in which it has been done already. */
enum EditionAct {
    APPROVE("Approve"),
    SEND("Send now"),
    COMPOSE_AGAIN("Compose again"),
    RECALL("Recall"),
    PAUSE("Pause"),
    RESUME("Resume"),
    CANCEL("Cancel"),
    RESEND_FAILED("Resend to the failed"),
    RESEND_UNCERTAIN("Resend to the uncertain");

    private final String label;

    EditionAct(String label) {
        this.label = label;
    }

    static Optional<EditionAct> find(String name) {
        return Arrays.stream(values()).filter(act -> act.word().equals(name)).findFirst();
    }

    /** As it stands in addresses and forms. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String label() {
        return label;
    }

    boolean isPossibleIn(EditionState state) {
        return switch (state) {
            case HELD, READY -> this == APPROVE || this == SEND || this == COMPOSE_AGAIN || this == CANCEL;
            case APPROVED -> this == SEND || this == RECALL || this == CANCEL;
            case SENDING -> this == PAUSE || this == CANCEL || isResend();
            case PAUSED -> this == RESUME || this == CANCEL || isResend();
            case SENT -> isResend();
            case QUIET, CANCELLED -> false;
        };
    }

    /** Whether the newsletter's document says how: what stops an edition, or lets it go on, must not hang on that. */
    boolean needsDocument() {
        return this == APPROVE || this == COMPOSE_AGAIN;
    }

    /** Whether somebody is mailed by it only if the tick looks after the edition. */
    boolean needsTick() {
        return this == APPROVE || this == SEND || this == RESUME || isResend();
    }

    boolean isResend() {
        return this == RESEND_FAILED || this == RESEND_UNCERTAIN;
    }

    /** Asking again for what is so already is no mistake. */
    boolean isDoneIn(EditionState state) {
        return switch (state) {
            case READY -> this == RECALL;
            case APPROVED -> this == APPROVE;
            case SENDING, SENT -> this == APPROVE || this == SEND || this == RESUME;
            case PAUSED -> this == PAUSE;
            case CANCELLED -> this == CANCEL;
            case HELD, QUIET -> false;
        };
    }
}
