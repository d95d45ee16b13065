package io.tidings.delivery;

import io.tidings.edition.Attention;
import io.tidings.edition.Newsletter;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.LetterDue;
import io.tidings.subscriber.Outcome;
import io.tidings.subscriber.Subscriber;
import io.tidings.subscriber.Subscribers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the letters to readers, and keeps those that can't go out: while all sending is stopped, and where SES is too busy
 * for them. A tick empties it. Thread-safe.
 */
public final class LetterBox {
    private static final Logger LOG = LoggerFactory.getLogger(LetterBox.class);

    private final Letters letters;
    private final Subscribers subscribers;
    private final KillSwitch killSwitch;
    private final InstantSource clock;

    public LetterBox(Letters letters, Subscribers subscribers, KillSwitch killSwitch, InstantSource clock) {
        this.letters = letters;
        this.subscribers = subscribers;
        this.killSwitch = killSwitch;
        this.clock = clock;
    }

    /** Whether letters are kept for now, whoever they are for. */
    public boolean isShut() {
        return killSwitch.find().isPresent();
    }

    /** Sends the letter, or keeps it and says so. */
    public LetterOutcome send(LetterDue letter, Newsletter newsletter, Subscriber reader) {
        if (isShut()) {
            return kept(letter, "all sending is stopped");
        }
        LetterOutcome outcome = sent(letter, newsletter, reader);
        return switch (outcome) {
            case LetterOutcome.TryLater(String reason) -> kept(letter, reason);
            case LetterOutcome.SenderRefused(String reason) -> kept(letter, reason);
            case LetterOutcome.Accepted _, LetterOutcome.Kept _, LetterOutcome.NotSent _, LetterOutcome.Uncertain _ ->
                outcome;
        };
    }

    private LetterOutcome kept(LetterDue letter, String reason) {
        subscribers.keep(letter);
        return new LetterOutcome.Kept(reason);
    }

    private LetterOutcome sent(LetterDue letter, Newsletter newsletter, Subscriber reader) {
        return switch (letter.kind()) {
            case CONFIRMATION -> letters.confirmation(newsletter, reader);
            case WELCOME -> letters.welcome(newsletter, reader);
        };
    }

    /**
     * Sends what was kept, until {@code latest} or until all sending is stopped. A letter is one tick's for a minute, and is
     * taken out after it was sent: where that one is stopped between the two it is sent twice, which is better than never. Where
     * SES turns a newsletter's sender away, that newsletter's letters stay, and somebody is told; a letter that can't be made
     * stays, and is thrown after all others had their turn.
     *
     * @param newsletters empty for one that can't be used just now: its letters stay
     */
    public int empty(Function<Audience, Optional<Newsletter>> newsletters, Instant latest) {
        Round round = new Round(newsletters);
        EachByItself deliveries = new EachByItself();
        for (Iterator<LetterDue> due = subscribers.lettersDue().iterator(); due.hasNext(); ) {
            LetterDue letter = due.next();
            if (isShut() || !clock.instant().isBefore(latest)) {
                break;
            }
            deliveries.attempt(() -> round.deliver(letter), e -> LOG.error("The letter {} stays", letter, e));
        }
        deliveries.end();
        return round.sent;
    }

    private final class Round {
        private final Function<Audience, Optional<Newsletter>> newsletters;
        private final Set<Audience> waiting = new HashSet<>();
        private int sent;

        Round(Function<Audience, Optional<Newsletter>> newsletters) {
            this.newsletters = newsletters;
        }

        void deliver(LetterDue letter) {
            Optional<Newsletter> newsletter =
                    waiting.contains(letter.audience()) ? Optional.empty() : newsletters.apply(letter.audience());
            if (newsletter.isEmpty()) {
                waiting.add(letter.audience());
                return;
            }
            if (!subscribers.take(letter)) {
                return;
            }
            Optional<Subscriber> reader = reader(letter);
            if (reader.isPresent()) {
                LetterOutcome outcome = LetterBox.this.sent(letter, newsletter.get(), reader.get());
                LOG.info("letter kind={} subscriber={} outcome={}", letter.kind(), letter.subscriber(), outcome);
                if (outcome instanceof LetterOutcome.SenderRefused(String reason)) {
                    Attention.whereLettersWait(newsletter.get().id(), reason);
                }
                if (outcome instanceof LetterOutcome.TryLater || outcome instanceof LetterOutcome.SenderRefused) {
                    waiting.add(letter.audience());
                    return;
                }
                sent++;
            }
            subscribers.forget(letter);
        }
    }

    /** Who still is to get it: not who left meanwhile, was erased or bounced. */
    private Optional<Subscriber> reader(LetterDue letter) {
        boolean isWanted = !subscribers.isSuppressed(letter.subscriber())
                && switch (letter.kind()) {
                    // Its link works for seven days from now, and not from when it could not be sent.
                    case CONFIRMATION -> subscribers.askAgain(letter.audience(), letter.subscriber()) == Outcome.DONE;
                    case WELCOME -> subscribers.isSubscribed(letter.audience(), letter.subscriber());
                };
        return isWanted
                ? subscribers.find(letter.audience(), letter.subscriber()).map(Subscriber::asAsked)
                : Optional.empty();
    }
}
