package io.tidings.delivery;

import io.tidings.delivery.BulkMail.Field;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import io.tidings.edition.PrintedEdition;
import io.tidings.edition.Sender;
import java.util.List;
import java.util.Optional;

/**
 * Whom all mails of a newsletter come from, as their headers say it.
 *
 * @param from a mailbox with the sender's name
 * @param mailto where a reader's own mail goes, a request to leave too
 */
record Publisher(NewsletterId newsletter, String from, List<String> replyTo, String mailto, Field listId) {
    Publisher {
        replyTo = List.copyOf(replyTo);
    }

    static Publisher of(Newsletter newsletter) {
        return of(newsletter.id(), newsletter.name(), newsletter.sender(), newsletter.replyTo());
    }

    static Publisher of(PrintedEdition edition) {
        return of(edition.newsletter(), edition.newsletterName(), edition.sender(), edition.replyTo());
    }

    private static Publisher of(NewsletterId id, String name, Sender sender, Optional<String> replyTo) {
        String address = sender.address();
        return new Publisher(
                id,
                HeaderValues.mailbox(sender.name(), address),
                replyTo.stream().toList(),
                replyTo.orElse(address),
                new Field("List-Id", HeaderValues.listId(name, id.value(), address)));
    }
}
