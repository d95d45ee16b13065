package io.tidings.web;

import io.tidings.delivery.LetterOutcome;
import io.tidings.delivery.Letters;
import io.tidings.edition.Newsletter;
import io.tidings.subscriber.Choices;
import io.tidings.subscriber.SignUp;
import io.tidings.subscriber.SignUpOutcome;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Subscribers;
import io.tidings.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a sign-up and sends the confirmation mail. What it does is not shown to who asked: the answer is always the same. */
final class SignUpDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SignUpDesk.class);

    private final Subscribers subscribers;
    private final Letters letters;

    SignUpDesk(Subscribers subscribers, Letters letters) {
        this.subscribers = subscribers;
        this.letters = letters;
    }

    void take(Newsletter newsletter, SignUp signUp) {
        SubscriberId id = subscribers.idOf(signUp.address());
        SignUpOutcome outcome = subscribers.request(signUp);
        LOG.info("signup newsletter={} subscriber={} outcome={}", newsletter.id(), id, outcome);
        if (outcome == SignUpOutcome.CONFIRMATION_DUE) {
            subscribers
                    .find(signUp.audience(), id)
                    .ifPresent(reader -> log(id, letters.confirmation(newsletter, reader)));
        }
    }

    static void log(SubscriberId id, LetterOutcome outcome) {
        if (!(outcome instanceof LetterOutcome.Accepted)) {
            LOG.warn("letter subscriber={} outcome={}", id, outcome);
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
