package io.tidings.delivery;

import io.tidings.table.StoredItem;
import io.tidings.table.Values;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Stops every send of every newsletter, within one chunk. One item of the ledger's table. Thread-safe. */
public final class KillSwitch {
    private static final String REASON = "reason";
    private static final String SINCE = "since";

    private final DynamoDbClient client;
    private final String ledgerTable;

    public KillSwitch(DynamoDbClient client, String ledgerTable) {
        this.client = client;
        this.ledgerTable = ledgerTable;
    }

    /** Why nothing is sent, and since when. */
    public record Stop(String reason, Instant since) {}

    public void stopEverything(Stop stop) {
        Map<String, AttributeValue> item = new HashMap<>(key());
        item.put(REASON, Values.text(stop.reason()));
        item.put(SINCE, Values.instant(stop.since()));
        client.putItem(put -> put.tableName(ledgerTable).item(item));
    }

    public void startAgain() {
        client.deleteItem(delete -> delete.tableName(ledgerTable).key(key()));
    }

    /** Reads consistently; empty when sending is on. */
    public Optional<Stop> find() {
        return stop(client.getItem(get -> get.tableName(ledgerTable).key(key()).consistentRead(true))
                .item());
    }

    /** What to ask the table for, beside other tables in one request. */
    Map<String, KeysAndAttributes> question() {
        return Map.of(
                ledgerTable,
                KeysAndAttributes.builder()
                        .keys(List.of(key()))
                        .consistentRead(true)
                        .build());
    }

    /** Why nothing is sent, from the whole answer to such a question. */
    Optional<Stop> in(Map<String, List<Map<String, AttributeValue>>> answers) {
        return answers.getOrDefault(ledgerTable, List.of()).stream().findFirst().flatMap(KillSwitch::stop);
    }

    private static Optional<Stop> stop(Map<String, AttributeValue> attributes) {
        StoredItem item = LedgerItems.SHAPE.item(attributes);
        return item.find(REASON)
                .map(reason -> new Stop(reason, item.findInstant(SINCE).orElse(Instant.EPOCH)));
    }

    private static Map<String, AttributeValue> key() {
        // No edition has this name: '#' is not allowed in one.
        return Map.of(LedgerItems.EDITION, Values.text("#stop"), LedgerItems.PAGE, Values.number(0));
    }
}
