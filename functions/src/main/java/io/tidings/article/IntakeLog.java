package io.tidings.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The table of what was read: the last report of each object of the drop and of each pulled source, and how far a pulled
 * source was read. Thread-safe.
 */
public final class IntakeLog {
    private static final int BATCH = 100;

    private final DynamoDbClient client;
    private final String table;
    private final RejectedHours hours;

    public IntakeLog(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.hours = new RejectedHours(client, table);
    }

    /** The table's shape. */
    public static CreateTableRequest table(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(IntakeItems.KEY)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName(IntakeItems.KEY)
                        .keyType(KeyType.HASH)
                        .build())
                .build();
    }

    /** What became of the object with this key when it was last read. Reads consistently. */
    public Optional<IntakeReport> find(String key) {
        return Optional.of(item(key)).filter(IntakeItems::isReport).map(IntakeItems::report);
    }

    /** Remembers this report instead of the one before it, and what it rejected on the hour's account. */
    public void record(IntakeReport report) {
        update(report.key(), IntakeItems.attributes(report));
        if (report.rejected() > 0) {
            hours.record(report);
        }
    }

    /** What was rejected in the hours that begin in this time (a week at most), each source's in sum. */
    public Map<SourceName, RejectedCount> rejected(Instant from, Instant until) {
        return hours.between(from, until);
    }

    /** How far the source was read: whatever {@link #moveCursor} was told last. */
    Optional<String> cursor(String key) {
        return Optional.ofNullable(item(key).get(IntakeItems.CURSOR)).map(AttributeValue::s);
    }

    void moveCursor(String key, String cursor) {
        update(key, Map.of(IntakeItems.CURSOR, AttributeValue.fromS(cursor)));
    }

    /** The versions these objects had when they were last read; who is missing was never read. */
    Map<String, String> versions(List<String> keys) {
        var versions = new HashMap<String, String>();
        for (int from = 0; from < keys.size(); from += BATCH) {
            addVersions(keys.subList(from, Math.min(from + BATCH, keys.size())), versions);
        }
        return versions;
    }

    private void addVersions(List<String> keys, Map<String, String> versions) {
        var left = Map.of(
                table,
                KeysAndAttributes.builder()
                        .keys(keys.stream().distinct().map(IntakeItems::key).toList())
                        .consistentRead(true)
                        .projectionExpression("#key, #version")
                        .expressionAttributeNames(Map.of("#key", IntakeItems.KEY, "#version", IntakeItems.VERSION))
                        .build());
        while (!left.isEmpty()) {
            var answer = client.batchGetItem(
                    BatchGetItemRequest.builder().requestItems(left).build());
            for (var item : answer.responses().getOrDefault(table, List.of())) {
                var version = item.get(IntakeItems.VERSION);
                if (version != null) {
                    versions.put(IntakeItems.text(item, IntakeItems.KEY), version.s());
                }
            }
            left = answer.unprocessedKeys();
        }
    }

    private Map<String, AttributeValue> item(String key) {
        return client.getItem(r -> r.tableName(table).key(IntakeItems.key(key)).consistentRead(true))
                .item();
    }

    /** Sets these attributes and leaves the others: reports and cursors of a source share an item. */
    private void update(String key, Map<String, AttributeValue> attributes) {
        var clauses = new ArrayList<String>();
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        attributes.forEach((name, value) -> {
            clauses.add("#" + name + " = :" + name);
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        client.updateItem(r -> r.tableName(table)
                .key(IntakeItems.key(key))
                .updateExpression("SET " + String.join(", ", clauses))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    }
}
