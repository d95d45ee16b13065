package io.tidings.subscriber;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A subscriber as it stands in the table, with what only the rules need.
 *
 * @param version of each writing another, 0 before the first; a change is written only over the version it read
 * @param confirmBy until when the link of the confirmation mail works
 * @param before where the person stood before unsubscribing: for the undo, and to know who never confirmed
 * @param undoBy until when the unsubscribe can be taken back
 */
record Row(
        Subscriber person,
        long version,
        Optional<Instant> confirmBy,
        Optional<Status> before,
        Optional<Instant> undoBy) {

    private static final int MOST_CONSENTS = 40;
    /** Two who write the same at the same instant can tell whose it is that stands there. */
    private static final long LIKELY_ANOTHER = 1L << 32;

    static Row first(
            SubscriberId id, EmailAddress address, Audience audience, Choices choices, Status status, Consent consent) {
        Subscriber person = new Subscriber(
                id,
                audience,
                address,
                status,
                choices.topics(),
                choices.locale(),
                choices.zone(),
                choices.every(),
                Optional.empty(),
                Optional.empty(),
                List.of(consent),
                consent.at());
        return new Row(person, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Status status() {
        return person.status();
    }

    /** The same person with another status, by this act of consent; what was open (confirmation, undo) is closed. */
    Row now(Status status, Consent consent) {
        return now(status, person.choices(), consent);
    }

    /** Active, with what was asked for. */
    Row confirmed(Consent consent) {
        return now(Status.ACTIVE, person.toConfirm(), consent);
    }

    private Row now(Status status, Choices choices, Consent consent) {
        Optional<LocalDate> until = status == Status.ACTIVE ? Optional.empty() : person.pausedUntil();
        return closed(with(status, choices, until, consent));
    }

    Row choosing(Choices choices, Consent consent) {
        return with(with(status(), choices, person.pausedUntil(), consent));
    }

    /** Who has left keeps their own choices beside what is asked for; of who never confirmed there are no others. */
    Row asking(Choices choices, Consent consent) {
        boolean knowsOwn = status() != Status.PENDING;
        Choices own = knowsOwn ? person.choices() : choices;
        Optional<Choices> asked = knowsOwn ? Optional.of(choices) : Optional.empty();
        return with(with(status(), own, person.pausedUntil(), asked, consent));
    }

    /** Paused, until that day or for good. */
    Row paused(Optional<LocalDate> until, Consent consent) {
        return closed(with(Status.PAUSED, person.choices(), until, consent));
    }

    /** The same, paused until that day. */
    Row away(Optional<LocalDate> until) {
        return with(
                person.with(status(), person.choices(), until, person.asked(), person.consents(), person.changedAt()));
    }

    Row toConfirmBy(Instant latest) {
        return new Row(person, version, Optional.of(latest), before, undoBy);
    }

    Row toUndo(Status earlier, Instant latest) {
        return new Row(person, version, confirmBy, Optional.of(earlier), Optional.of(latest));
    }

    /** Who got a confirmation mail and took the address off. */
    Row refusing(Consent consent) {
        Row left = now(Status.UNSUBSCRIBED, consent);
        return new Row(left.person, version, left.confirmBy, Optional.of(Status.PENDING), left.undoBy);
    }

    /** Whether the address was taken off by who had never confirmed it. */
    boolean isRefused() {
        return status() == Status.UNSUBSCRIBED && before.equals(Optional.of(Status.PENDING));
    }

    /** As it is to be written: each time by another version. */
    Row written() {
        long next = version + 1 + ThreadLocalRandom.current().nextLong(LIKELY_ANOTHER);
        return new Row(person, next, confirmBy, before, undoBy);
    }

    private Row with(Subscriber next) {
        return new Row(next, version, confirmBy, before, undoBy);
    }

    private Row closed(Subscriber next) {
        return new Row(next, version, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Subscriber with(Status status, Choices choices, Optional<LocalDate> until, Consent consent) {
        return with(status, choices, until, Optional.empty(), consent);
    }

    private Subscriber with(
            Status status, Choices choices, Optional<LocalDate> until, Optional<Choices> asked, Consent consent) {
        return person.with(status, choices, until, asked, kept(consent), consent.at());
    }

    /**
     * The first says where the person came from and is always kept; of the others the latest, and such as changed only choices
     * go first: that somebody confirmed must be proved after forty changes, too.
     */
    private List<Consent> kept(Consent latest) {
        List<Consent> all = new ArrayList<>(person.consents());
        all.add(latest);
        while (all.size() > MOST_CONSENTS) {
            all.remove(leastNeeded(all));
        }
        return all;
    }

    private static int leastNeeded(List<Consent> all) {
        return IntStream.range(1, all.size() - 1)
                .filter(index -> !all.get(index).how().movesSomebody())
                .findFirst()
                .orElse(1);
    }
}
