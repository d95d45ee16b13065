package io.tidings.web;

import io.tidings.delivery.LetterBox;
import io.tidings.delivery.LetterOutcome;
import io.tidings.edition.Newsletter;
import io.tidings.subscriber.Choices;
import io.tidings.subscriber.LetterDue;
import io.tidings.subscriber.LetterDue.Kind;
import io.tidings.subscriber.SignUp;
import io.tidings.subscriber.SignUpOutcome;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Subscribers;
import io.tidings.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a sign-up and sends the confirmation mail. What it does is not shown to who asked: whatever is known of the address, the
 * answer is the same, and takes as long.
 */
final class SignUpDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SignUpDesk.class);

    private final Subscribers subscribers;
    private final LetterBox letters;
    private final Steps steps;

    SignUpDesk(Subscribers subscribers, LetterBox letters, Steps steps) {
        this.subscribers = subscribers;
        this.letters = letters;
        this.steps = steps;
    }

    /** All that somebody who signs an address up may be told. */
    enum Answer {
        CHECK_YOUR_MAIL,
        /** The mail waits until sending goes on, as everybody's does. */
        CHECK_YOUR_MAIL_LATER,
        /** Of the asker's network, not of the address. */
        TOO_MANY_FROM_YOUR_NETWORK
    }

    Answer take(Newsletter newsletter, SignUp signUp) {
        // Answered at once: a flood that has to wait would hold a function for a second each.
        if (!subscribers.mayAsk(signUp)) {
            LOG.info("signup newsletter={} outcome={}", newsletter.id(), Answer.TOO_MANY_FROM_YOUR_NETWORK);
            return Answer.TOO_MANY_FROM_YOUR_NETWORK;
        }
        // Asked for everybody, before anything of the address is known.
        Answer mail = letters.isShut() ? Answer.CHECK_YOUR_MAIL_LATER : Answer.CHECK_YOUR_MAIL;
        steps.run(() -> request(newsletter, signUp));
        return mail;
    }

    private SignUpOutcome request(Newsletter newsletter, SignUp signUp) {
        SubscriberId id = subscribers.idOf(signUp.address());
        SignUpOutcome outcome = subscribers.request(signUp);
        LOG.info("signup newsletter={} subscriber={} outcome={}", newsletter.id(), id, outcome);
        if (outcome == SignUpOutcome.CONFIRMATION_DUE) {
            LetterDue letter = new LetterDue(Kind.CONFIRMATION, signUp.audience(), id);
            subscribers
                    .find(signUp.audience(), id)
                    .ifPresent(reader -> log(id, letters.send(letter, newsletter, reader.asAsked())));
        }
        return outcome;
    }

    static void log(SubscriberId id, LetterOutcome outcome) {
        switch (outcome) {
            case LetterOutcome.Accepted _ -> {}
            case LetterOutcome.Kept _ -> LOG.info("letter subscriber={} outcome={}", id, outcome);
            case LetterOutcome.NotSent _,
                    LetterOutcome.TryLater _,
                    LetterOutcome.SenderRefused _,
                    LetterOutcome.Uncertain _ -> LOG.warn("letter subscriber={} outcome={}", id, outcome);
        }
    }

    /** Refuses topics that the newsletter doesn't have. */
    static Choices checked(Newsletter newsletter, Choices choices) {
        if (!newsletter.topics().stream().map(Topic::slug).toList().containsAll(choices.topics())) {
            throw new IllegalArgumentException("One of these topics is not among the newsletter's.");
        }
        return choices;
    }
}
