package io.tidings.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many items by key, consistently, a hundred a call, asking again for what DynamoDB puts off. Thread-safe. */
public final class BatchReader {

    // spec: BatchGetItem: "can retrieve up to 16 MB of data, which can contain as many as 100 items"
    private static final int MOST_KEYS = 100;
    private static final int ATTEMPTS = 9;
    private static final long FIRST_WAIT_MILLIS = 20;

    private final DynamoDbClient client;
    private final String table;
    private final Shape shape;

    public BatchReader(DynamoDbClient client, String table, Shape shape) {
        this.client = client;
        this.table = table;
        this.shape = shape;
    }

    /** What is there, in no order; a key without an item is missing from the answer. No key may stand twice. */
    public List<StoredItem> read(List<Map<String, AttributeValue>> keys) {
        return read(keys, KeysAndAttributes.builder());
    }

    /** The same, with nothing of each item but these attributes. */
    public List<StoredItem> read(List<Map<String, AttributeValue>> keys, Projection wanted) {
        return read(
                keys,
                KeysAndAttributes.builder()
                        .projectionExpression(wanted.expression())
                        .expressionAttributeNames(wanted.names()));
    }

    private List<StoredItem> read(List<Map<String, AttributeValue>> keys, KeysAndAttributes.Builder request) {
        List<StoredItem> items = new ArrayList<>(keys.size());
        for (int from = 0; from < keys.size(); from += MOST_KEYS) {
            List<Map<String, AttributeValue>> some = keys.subList(from, Math.min(keys.size(), from + MOST_KEYS));
            readAll(request.consistentRead(true).keys(some).build(), items);
        }
        return items;
    }

    private void readAll(KeysAndAttributes first, List<StoredItem> items) {
        Map<String, KeysAndAttributes> open = Map.of(table, first);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var request = open;
            var answer = client.batchGetItem(get -> get.requestItems(request));
            answer.responses().getOrDefault(table, List.of()).forEach(item -> items.add(shape.item(item)));
            open = answer.unprocessedKeys();
            if (open.isEmpty()) {
                return;
            }
            Waiting.before(attempt, FIRST_WAIT_MILLIS);
        }
        throw new Outage("DynamoDB put off " + ATTEMPTS + " times to read from " + table + "; try again later.");
    }
}
