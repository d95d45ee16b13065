package io.tidings.feedback;

import io.tidings.delivery.Mark;
import io.tidings.delivery.PageKey;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Suppression;
import java.util.List;
import java.util.Optional;

/** One event of one mail that means something to us. */
sealed interface MailEvent {

    /**
     * Of an edition's mail, as the ledger takes it.
     *
     * @param marks the sets that the slot belongs to from now on
     * @param link the address that a person clicked
     * @param suppress why this reader must not be mailed any more
     */
    record OfEdition(
            PageKey page, int slot, List<Mark> marks, Optional<String> link, Optional<Suppression.Reason> suppress)
            implements MailEvent {
        public OfEdition {
            marks = List.copyOf(marks);
        }
    }

    /** Of a confirmation or welcome: it came back for good, or was reported. What else becomes of letters counts nowhere. */
    record OfLetter(Audience audience, SubscriberId reader, Suppression.Reason suppress) implements MailEvent {}
}
