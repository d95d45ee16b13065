package io.tidings.subscriber;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many items by key, consistently, a hundred a call, asking again for what DynamoDB puts off. */
final class BatchReader {

    private static final int MOST_KEYS = 100;
    private static final int ATTEMPTS = 9;
    private static final long FIRST_WAIT_MILLIS = 20;

    private final DynamoDbClient client;
    private final String table;

    BatchReader(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** What is there, in no order; a key without an item is missing from the answer. */
    List<Map<String, AttributeValue>> read(List<Map<String, AttributeValue>> keys, Optional<List<String>> attributes) {
        List<Map<String, AttributeValue>> items = new ArrayList<>(keys.size());
        for (int from = 0; from < keys.size(); from += MOST_KEYS) {
            KeysAndAttributes.Builder request = KeysAndAttributes.builder()
                    .consistentRead(true)
                    .keys(keys.subList(from, Math.min(keys.size(), from + MOST_KEYS)));
            attributes.ifPresent(wanted -> request.projectionExpression(Items.projection(wanted))
                    .expressionAttributeNames(Items.names(wanted)));
            readAll(Map.of(table, request.build()), items);
        }
        return items;
    }

    private void readAll(Map<String, KeysAndAttributes> first, List<Map<String, AttributeValue>> items) {
        Map<String, KeysAndAttributes> open = new HashMap<>(first);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var request = Map.copyOf(open);
            var answer = client.batchGetItem(get -> get.requestItems(request));
            items.addAll(answer.responses().getOrDefault(table, List.of()));
            if (answer.unprocessedKeys().isEmpty()) {
                return;
            }
            open = new HashMap<>(answer.unprocessedKeys());
            Waiting.before(attempt, FIRST_WAIT_MILLIS);
        }
        throw new IllegalStateException(
                "DynamoDB put off " + ATTEMPTS + " times to read from " + table + "; try again later.");
    }
}
