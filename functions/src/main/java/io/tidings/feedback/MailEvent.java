package io.tidings.feedback;

import io.tidings.delivery.Mark;
import io.tidings.delivery.PageKey;
import io.tidings.subscriber.Suppression;
import java.util.List;
import java.util.Optional;

/**
 * One event of one mail, as the ledger takes it.
 *
 * @param marks the sets that the slot belongs to from now on
 * @param link the address that a person clicked
 * @param suppress why this reader must not be mailed any more
 */
record MailEvent(
        PageKey page, int slot, List<Mark> marks, Optional<String> link, Optional<Suppression.Reason> suppress) {
    MailEvent {
        marks = List.copyOf(marks);
    }
}
