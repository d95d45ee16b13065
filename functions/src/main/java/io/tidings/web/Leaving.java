package io.tidings.web;

import io.tidings.delivery.Ledger;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.Grant;
import io.tidings.subscriber.Outcome;
import io.tidings.subscriber.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets somebody leave by a link: the person first, then the figure of the edition whose mail the link stood in. */
final class Leaving {

    private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);

    private final Subscribers subscribers;
    private final Ledger ledger;

    Leaving(Subscribers subscribers, Ledger ledger) {
        this.subscribers = subscribers;
        this.ledger = ledger;
    }

    Outcome leave(Grant grant, How how, String text) {
        Outcome outcome = subscribers.unsubscribe(grant.audience(), grant.subscriber(), how, text);
        if (outcome == Outcome.DONE) {
            count(grant);
        }
        return outcome;
    }

    private void count(Grant grant) {
        try {
            grant.mail().ifPresent(ledger::unsubscribed);
        } catch (RuntimeException e) {
            // Decided here: they have left, and must not be told that it failed because a figure could not be written.
            LOG.error("web.unsubscribe not counted subscriber={} mail={}", grant.subscriber(), grant.mail(), e);
        }
    }
}
