package io.tidings.subscriber;

import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.ImportRequest.Mode;
import io.tidings.table.Transactions;
import io.tidings.table.Waiting;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Takes a file of subscribers in batches of 50, eight at a time. One transaction writes a batch; until it meets
 * somebody who is known, the list is taken for new and nothing is read first, so that a new list costs one request for 50.
 *
 * <p>A transaction and not a batch write, because a batch write has no conditions: it would overwrite somebody who
 * signed up, left or was suppressed since the read. One that lost a race has written nobody; its people are looked up
 * and decided again. See {@code docs/adr/0014-an-import-writes-before-it-reads.md}.
 */
final class BulkImport {

    // spec: DynamoDB: a transaction has at most 100 actions; each person takes two
    private static final int BATCH = 50;
    private static final int ATTEMPTS = 8;
    private static final long FIRST_WAIT_MILLIS = 10;

    private final Transactions transactions;
    private final Subscribers subscribers;
    private final ImportDesk desk;
    private final InstantSource clock;

    BulkImport(DynamoDbClient client, Subscribers subscribers, ImportDesk desk, InstantSource clock) {
        this.transactions = new Transactions(client);
        this.subscribers = subscribers;
        this.desk = desk;
        this.clock = clock;
    }

    ImportReport read(ImportRequest request, InputStream csv) {
        ImportTally tally = new ImportTally();
        try (BoundedWork work = new BoundedWork(8)) {
            Batcher batcher = new Batcher(request, tally, work);
            new CsvRows(request, batcher::add, tally::reject, tally::note).read(csv);
            batcher.flush();
        }
        return tally.report(request.mode());
    }

    /** Gathers rows into batches in which each person stands once, and in no two that are under way beside each other. */
    private final class Batcher {

        private final ImportRequest request;
        private final ImportTally tally;
        private final BoundedWork work;
        private final AtomicBoolean looksNew = new AtomicBoolean(true);
        private final Set<SubscriberId> underWay = ConcurrentHashMap.newKeySet();
        private Map<SubscriberId, ImportRow> batch = new LinkedHashMap<>();

        Batcher(ImportRequest request, ImportTally tally, BoundedWork work) {
            this.request = request;
            this.tally = tally;
            this.work = work;
        }

        void add(ImportRow row) {
            SubscriberId id = subscribers.idOf(row.address());
            // Twice within some hundred lines: the earlier is written first, so that the later meets it.
            if (batch.containsKey(id)) {
                flush();
            }
            if (underWay.contains(id)) {
                work.finish();
            }
            batch.put(id, row);
            if (batch.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            Map<SubscriberId, ImportRow> full = batch;
            batch = new LinkedHashMap<>();
            if (!full.isEmpty()) {
                underWay.addAll(full.keySet());
                work.start(() -> {
                    take(full);
                    underWay.removeAll(full.keySet());
                });
            }
        }

        private void take(Map<SubscriberId, ImportRow> full) {
            Map<SubscriberId, Fate> fates = addUnread(full).orElseGet(() -> addRead(request, full));
            if (request.mode() == Mode.APPLY) {
                full.forEach((id, row) -> leave(request, id, row.status(), fates.get(id)));
            }
            fates.values().forEach(tally::count);
        }

        /** Empty when they must be looked up: somebody is known, or a row asks for more than to be written. */
        private Optional<Map<SubscriberId, Fate>> addUnread(Map<SubscriberId, ImportRow> full) {
            if (!looksNew.get()) {
                return Optional.empty();
            }
            Map<SubscriberId, Fate> hoped = desk.fatesOfNew(full);
            boolean isNew = request.mode() == Mode.APPLY
                    && hoped.values().stream().allMatch(Fate.ADDED::equals)
                    && write(request, full, hoped);
            if (!isNew) {
                looksNew.set(false);
            }
            return isNew ? Optional.of(hoped) : Optional.empty();
        }
    }

    private Map<SubscriberId, Fate> addRead(ImportRequest request, Map<SubscriberId, ImportRow> batch) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<SubscriberId, Fate> fates = desk.fates(request.audience(), batch);
            if (request.mode() == Mode.DRY_RUN || write(request, batch, fates)) {
                return fates;
            }
            Waiting.before(attempt, FIRST_WAIT_MILLIS);
        }
        throw new IllegalStateException(
                "A batch of the import was in the way of other writes " + ATTEMPTS + " times; import the file again.");
    }

    private boolean write(ImportRequest request, Map<SubscriberId, ImportRow> batch, Map<SubscriberId, Fate> fates) {
        Map<SubscriberId, ImportRow> fresh = batch.entrySet().stream()
                .filter(entry -> fates.get(entry.getKey()) == Fate.ADDED)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return fresh.isEmpty() || transactions.write(desk.writes(request, fresh, clock.instant()));
    }

    private void leave(ImportRequest request, SubscriberId id, Status wanted, @Nullable Fate fate) {
        if (fate == Fate.UNSUBSCRIBED) {
            subscribers.unsubscribe(request.audience(), id, How.UNSUBSCRIBED_BY_IMPORT, request.text());
        }
        if (wanted == Status.SUPPRESSED) {
            // Also who is on the list already: an import that died may have got no further than the list.
            subscribers.suppress(request.audience(), id, Suppression.Reason.OPERATOR, clock.instant());
        }
    }
}
