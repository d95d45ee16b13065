package io.tidings.subscriber;

import io.tidings.subscriber.Consent.How;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What may follow from where a person stands. Pure: the row and the time go in, the next row comes out. */
final class Rules {

    static final Duration TIME_TO_CONFIRM = Duration.ofDays(7);
    static final Duration TIME_TO_UNDO = Duration.ofDays(1);

    private Rules() {}

    /**
     * Whether a sign-up for this address is to have no mail. Who took it off before ever confirming it was most likely signed up by
     * a stranger, who may go on: without this, each of their sign-ups would be a mail again, for ever. One is sent all the same, at
     * once, as people change their minds and have no other way back; the next only when its link works no more, so that there is
     * always a way back in some mail.
     */
    static boolean isLeftAlone(Row row, Instant now) {
        return row.isRefused() && row.confirmBy().filter(now::isBefore).isPresent();
    }

    /** Somebody asks again at an address that isn't subscribed: the latest choices count once they are confirmed. */
    static Step request(Row row, SignUp signUp, Instant now) {
        if (isLeftAlone(row, now)) {
            return Step.stay(Outcome.NOT_POSSIBLE);
        }
        Consent consent = new Consent(now, signUp.how(), signUp.text());
        return switch (row.status()) {
            case PENDING, UNSUBSCRIBED ->
                Step.to(row.asking(signUp.choices(), consent).toConfirmBy(now.plus(TIME_TO_CONFIRM)));
            case ACTIVE, PAUSED -> Step.stay(Outcome.ALREADY_SO);
            case SUPPRESSED -> Step.stay(Outcome.SUPPRESSED);
        };
    }

    /** Whose confirmation mail could not be sent then, and who has not left or confirmed since. */
    static Step askAgain(Row row, Instant now) {
        return switch (row.status()) {
            case PENDING, UNSUBSCRIBED ->
                row.confirmBy().isPresent()
                        ? Step.to(row.toConfirmBy(now.plus(TIME_TO_CONFIRM)))
                        : Step.stay(Outcome.NOT_POSSIBLE);
            case ACTIVE, PAUSED -> Step.stay(Outcome.ALREADY_SO);
            case SUPPRESSED -> Step.stay(Outcome.SUPPRESSED);
        };
    }

    static Step confirm(Row row, String text, Instant now) {
        return switch (row.status()) {
            case ACTIVE, PAUSED -> Step.stay(Outcome.ALREADY_SO);
            case SUPPRESSED -> Step.stay(Outcome.SUPPRESSED);
            case PENDING, UNSUBSCRIBED ->
                row.confirmBy().filter(now::isBefore).isPresent()
                        ? Step.to(row.confirmed(new Consent(now, How.CONFIRMED, text)))
                        : Step.stay(Outcome.TOO_LATE);
        };
    }

    static Step unsubscribe(Row row, How how, String text, Instant now) {
        return switch (row.status()) {
            case UNSUBSCRIBED, SUPPRESSED -> Step.stay(Outcome.ALREADY_SO);
            // Who says so elsewhere, to an editor or a system before this one, may have known what they left: that is
            // kept for good.
            case PENDING ->
                Step.to(
                        how == How.UNSUBSCRIBED_ON_PAGE || how == How.UNSUBSCRIBED_BY_ONE_CLICK
                                ? row.refusing(new Consent(now, how, text))
                                : row.now(Status.UNSUBSCRIBED, new Consent(now, how, text)));
            case ACTIVE, PAUSED ->
                Step.to(row.now(Status.UNSUBSCRIBED, new Consent(now, how, text))
                        .toUndo(row.status(), now.plus(TIME_TO_UNDO)));
        };
    }

    static Step undo(Row row, String text, Instant now) {
        return switch (row.status()) {
            case ACTIVE, PAUSED -> Step.stay(Outcome.ALREADY_SO);
            case SUPPRESSED -> Step.stay(Outcome.SUPPRESSED);
            case PENDING -> Step.stay(Outcome.NOT_POSSIBLE);
            case UNSUBSCRIBED ->
                row.undoBy().filter(now::isBefore).isPresent()
                        ? Step.to(row.now(row.before().orElseThrow(), new Consent(now, How.UNDONE, text)))
                        : Step.stay(Outcome.TOO_LATE);
        };
    }

    static Step change(Row row, Choices choices, String text, Instant now) {
        return switch (row.status()) {
            case ACTIVE, PAUSED ->
                row.person().choices().equals(choices)
                        ? Step.stay(Outcome.ALREADY_SO)
                        : Step.to(row.choosing(choices, new Consent(now, How.CHANGED, text)));
            case SUPPRESSED -> Step.stay(Outcome.SUPPRESSED);
            case PENDING, UNSUBSCRIBED -> Step.stay(Outcome.NOT_POSSIBLE);
        };
    }

    /** {@code until}: the day from which editions come again; empty for no such day. */
    static Step pause(Row row, Optional<LocalDate> until, String text, Instant now) {
        Step paused = Step.to(row.paused(until, new Consent(now, How.PAUSED, text)));
        return switch (row.status()) {
            case ACTIVE -> paused;
            case PAUSED -> row.person().pausedUntil().equals(until) ? Step.stay(Outcome.ALREADY_SO) : paused;
            case SUPPRESSED -> Step.stay(Outcome.SUPPRESSED);
            case PENDING, UNSUBSCRIBED -> Step.stay(Outcome.NOT_POSSIBLE);
        };
    }

    static Step resume(Row row, String text, Instant now) {
        return switch (row.status()) {
            case PAUSED -> Step.to(row.now(Status.ACTIVE, new Consent(now, How.RESUMED, text)));
            case ACTIVE -> Step.stay(Outcome.ALREADY_SO);
            case SUPPRESSED -> Step.stay(Outcome.SUPPRESSED);
            case PENDING, UNSUBSCRIBED -> Step.stay(Outcome.NOT_POSSIBLE);
        };
    }

    /** Who never confirmed is mailed by nobody, stays as they are, and so is removed with the time: the list keeps their hash. */
    static Step suppress(Row row, Suppression.Reason reason, Instant at) {
        if (row.isRefused()) {
            return Step.stay(Outcome.ALREADY_SO);
        }
        return switch (row.status()) {
            case PENDING, SUPPRESSED -> Step.stay(Outcome.ALREADY_SO);
            case ACTIVE, PAUSED, UNSUBSCRIBED ->
                Step.to(row.now(Status.SUPPRESSED, new Consent(at, How.SUPPRESSED, reason.name())));
        };
    }
}
