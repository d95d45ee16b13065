package io.tidings.subscriber;

import io.tidings.subscriber.Consent.How;
import io.tidings.table.BatchReader;
import io.tidings.table.Projection;
import io.tidings.table.StoredItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Looks up what is known of the people of a batch, and prepares the writes for the new ones. */
final class ImportDesk {

    private final BatchReader batches;
    private final Rows rows;
    private final Suppressions suppressions;

    ImportDesk(BatchReader batches, Rows rows, Suppressions suppressions) {
        this.batches = batches;
        this.rows = rows;
        this.suppressions = suppressions;
    }

    /** What the table says about each of them, read at one go. */
    Map<SubscriberId, Fate> fates(Audience audience, Map<SubscriberId, ImportRow> batch) {
        Map<SubscriberId, Status> known = new HashMap<>();
        Map<SubscriberId, Suppression.Reason> suppressed = new HashMap<>();
        Projection wanted = Projection.of(Items.SLOT, Items.ID, Items.STATUS, Items.REASON);
        for (StoredItem item : batches.read(keys(audience, batch), wanted)) {
            SubscriberId id = new SubscriberId(item.text(Items.ID));
            if (Items.isSuppression(item)) {
                suppressed.put(id, Suppression.Reason.valueOf(item.text(Items.REASON)));
            } else {
                known.put(id, Status.valueOf(item.text(Items.STATUS)));
            }
        }
        return fates(batch, known, suppressed);
    }

    /** What is to become of them if the table has none of them; only their writes tell whether that is so. */
    Map<SubscriberId, Fate> fatesOfNew(Map<SubscriberId, ImportRow> batch) {
        return fates(batch, Map.of(), Map.of());
    }

    private static Map<SubscriberId, Fate> fates(
            Map<SubscriberId, ImportRow> batch,
            Map<SubscriberId, Status> known,
            Map<SubscriberId, Suppression.Reason> suppressed) {
        Map<SubscriberId, Fate> fates = new HashMap<>();
        batch.forEach((id, row) -> fates.put(
                id,
                Fate.of(row.status(), Optional.ofNullable(known.get(id)), Optional.ofNullable(suppressed.get(id)))));
        return fates;
    }

    /** Two actions a person: write only where there is nobody, and only if the address isn't suppressed. */
    List<TransactWriteItem> writes(ImportRequest request, Map<SubscriberId, ImportRow> people, Instant now) {
        List<TransactWriteItem> writes = new ArrayList<>();
        people.forEach((id, row) -> {
            How how = row.status() == Status.UNSUBSCRIBED ? How.UNSUBSCRIBED_BY_IMPORT : How.IMPORTED;
            Consent consent = new Consent(now, how, request.text());
            Row first = Row.first(id, row.address(), request.audience(), row.choices(), row.status(), consent);
            Row paused = row.until().isPresent() ? first.away(row.until()) : first;
            writes.add(TransactWriteItem.builder().put(rows.put(paused)).build());
            writes.add(suppressions.mayBeImported(id));
        });
        return writes;
    }

    private static List<Map<String, AttributeValue>> keys(Audience audience, Map<SubscriberId, ImportRow> batch) {
        return batch.keySet().stream()
                .flatMap(id -> Stream.of(Items.key(audience, id), Items.suppressionKey(id)))
                .toList();
    }
}
