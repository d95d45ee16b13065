package io.tidings.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * By what the items of a table are found; every table is on demand. It holds nothing but names, so that a function that
 * starts loads nothing that only creating a table needs.
 *
 * @param what stands in it, in the plural, as errors say it
 * @param keys the partition key and, where there is one, the sort key
 */
public record Shape(String what, List<Key> keys, List<Index> indexes) {

    public Shape {
        keys = List.copyOf(keys);
        indexes = List.copyOf(indexes);
    }

    /** Another way to find them; {@code projection} is DynamoDB's word for how much of an item it holds. */
    public record Index(String name, String projection, List<Key> keys) {

        private GlobalSecondaryIndex definition() {
            return GlobalSecondaryIndex.builder()
                    .indexName(name)
                    .keySchema(schema(keys))
                    .projection(of -> of.projectionType(projection))
                    .build();
        }
    }

    public static Shape of(String what, Key... keys) {
        return new Shape(what, List.of(keys), List.of());
    }

    /** With an index that holds whole items. */
    public Shape index(String name, Key... by) {
        return with(new Index(name, "ALL", List.of(by)));
    }

    /** With an index that holds nothing of an item but its keys. */
    public Shape indexOfKeys(String name, Key... by) {
        return with(new Index(name, "KEYS_ONLY", List.of(by)));
    }

    private Shape with(Index index) {
        return new Shape(
                what, keys, Stream.concat(indexes.stream(), Stream.of(index)).toList());
    }

    /** What creates a table of that name. */
    public CreateTableRequest table(String name) {
        var indexed = indexes.stream().flatMap(index -> index.keys().stream());
        var request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(Stream.concat(keys.stream(), indexed)
                        .distinct()
                        .map(Key::definition)
                        .toList())
                .keySchema(schema(keys));
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(
                    indexes.stream().map(Index::definition).toList());
        }
        return request.build();
    }

    private static List<KeySchemaElement> schema(List<Key> keys) {
        return Stream.iterate(0, i -> i < keys.size(), i -> i + 1)
                .map(i -> KeySchemaElement.builder()
                        .attributeName(keys.get(i).name())
                        .keyType(i == 0 ? KeyType.HASH : KeyType.RANGE)
                        .build())
                .toList();
    }

    /** The item that was asked for by its key, if it is there: an answer without attributes is none. */
    public Optional<StoredItem> found(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? Optional.empty() : Optional.of(item(attributes));
    }

    /** What was read of an item of such a table. */
    public StoredItem item(Map<String, AttributeValue> attributes) {
        return new StoredItem(this, attributes);
    }
}
