package io.tidings.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which event files were read to their end, in the ledger's table. Saves reading twice; nothing else hangs on it. Thread-safe. */
public final class ReadFiles {
    private static final String VERSION = "version";
    private static final String AT = "at";

    private final DynamoDbClient client;
    private final String ledgerTable;

    public ReadFiles(DynamoDbClient client, String ledgerTable) {
        this.client = client;
        this.ledgerTable = ledgerTable;
    }

    public boolean isRead(String key, String version) {
        var item = client.getItem(
                        get -> get.tableName(ledgerTable).key(keyOf(key)).consistentRead(true))
                .item();
        return Optional.ofNullable(item.get(VERSION))
                .filter(read -> read.s().equals(version))
                .isPresent();
    }

    public void markRead(String key, String version, Instant at) {
        Map<String, AttributeValue> item = new HashMap<>(keyOf(key));
        item.put(VERSION, LedgerItems.text(version));
        item.put(AT, LedgerItems.text(at.toString()));
        client.putItem(put -> put.tableName(ledgerTable).item(item));
    }

    private static Map<String, AttributeValue> keyOf(String key) {
        return Map.of(LedgerItems.EDITION, LedgerItems.text("#file " + key), LedgerItems.PAGE, LedgerItems.number(0));
    }
}
