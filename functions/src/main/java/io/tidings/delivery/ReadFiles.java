package io.tidings.delivery;

import io.tidings.table.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which event files were read to their end, in the ledger's table. Saves reading twice; nothing else hangs on it. Thread-safe. */
public final class ReadFiles {
    /** The attribute by which DynamoDB removes a marker (epoch seconds). Nothing here relies on it. */
    public static final String TIME_TO_LIVE = "expires";

    // Longer than the files themselves are kept: one that is gone is told of no more.
    private static final Duration KEPT = Duration.ofDays(120);
    private static final String VERSION = "version";
    private static final String AT = "at";

    private final DynamoDbClient client;
    private final String ledgerTable;

    public ReadFiles(DynamoDbClient client, String ledgerTable) {
        this.client = client;
        this.ledgerTable = ledgerTable;
    }

    public boolean isRead(String key, String version) {
        return LedgerItems.SHAPE
                .item(client.getItem(get ->
                                get.tableName(ledgerTable).key(keyOf(key)).consistentRead(true))
                        .item())
                .find(VERSION)
                .filter(version::equals)
                .isPresent();
    }

    public void markRead(String key, String version, Instant at) {
        Map<String, AttributeValue> item = new HashMap<>(keyOf(key));
        item.put(VERSION, Values.text(version));
        item.put(AT, Values.instant(at));
        item.put(TIME_TO_LIVE, Values.number(at.plus(KEPT).getEpochSecond()));
        client.putItem(put -> put.tableName(ledgerTable).item(item));
    }

    private static Map<String, AttributeValue> keyOf(String key) {
        return Map.of(LedgerItems.EDITION, Values.text("#file " + key), LedgerItems.PAGE, Values.number(0));
    }
}
