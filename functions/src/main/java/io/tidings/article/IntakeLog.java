package io.tidings.article;

import io.tidings.table.BatchReader;
import io.tidings.table.Projection;
import io.tidings.table.StoredItem;
import io.tidings.table.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The table of what was read: the last report of each object of the drop and of each pulled source, and how far a pulled
 * source was read. Thread-safe.
 */
public final class IntakeLog {
    private static final Projection VERSION = Projection.of(IntakeItems.KEY, IntakeItems.VERSION);

    private final DynamoDbClient client;
    private final String table;
    private final BatchReader reader;
    private final RejectedHours hours;

    public IntakeLog(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.reader = new BatchReader(client, table, IntakeItems.SHAPE);
        this.hours = new RejectedHours(client, table, reader);
    }

    /** The table's shape. */
    public static CreateTableRequest table(String name) {
        return IntakeItems.SHAPE.table(name);
    }

    /** What became of the object with this key when it was last read. Reads consistently. */
    public Optional<IntakeReport> find(String key) {
        return item(key).filter(IntakeItems::isReport).map(IntakeItems::report);
    }

    /** Remembers this report instead of the one before it, and what it rejected on the hour's account. */
    public void record(IntakeReport report) {
        update(report.key(), IntakeItems.attributes(report));
        count(report);
    }

    /**
     * The same of an object that is read once in a version: of two who read it at one time both did their part. What its version
     * before rejected does not count any more: who mended it dropped it again.
     */
    void recordObject(IntakeReport report) {
        try {
            var sets = sets(report.key(), IntakeItems.attributes(report));
            var before = client.updateItem(
                            sets.conditionExpression("attribute_not_exists(#version) OR #version <> :version")
                                    .returnValues(ReturnValue.ALL_OLD)
                                    .build())
                    .attributes();
            IntakeItems.SHAPE
                    .found(before)
                    .filter(IntakeItems::isReport)
                    .map(IntakeItems::report)
                    .ifPresent(hours::takeBack);
            count(report);
        } catch (ConditionalCheckFailedException e) {
            var there = find(report.key()).orElseThrow();
            if (there.equals(report)) {
                // The answer to the first try was lost.
                count(report);
            } else {
                update(report.key(), IntakeItems.attributes(there.with(report)));
            }
        }
    }

    private void count(IntakeReport report) {
        if (report.rejected() > 0) {
            hours.record(report);
        }
    }

    /** The same for one whose rejections were counted as they came. */
    void remember(IntakeReport report) {
        update(report.key(), IntakeItems.attributes(report));
    }

    /** So many items of this source were rejected that were not counted before; the report with this key tells why. */
    public void count(String key, SourceName source, Instant at, int rejected) {
        hours.add(key, source, at, rejected);
    }

    /**
     * How far a table was read.
     *
     * @param settings their fingerprint: of other settings than these it was not read yet
     */
    TableState table(String key, String settings) {
        var item = item(key);
        // Until lately nothing was written down about that: such a cursor is what it was.
        var ours = item.filter(
                state -> state.find(IntakeItems.CURSOR_OF).orElse(settings).equals(settings));
        return new TableState(
                ours.flatMap(state -> state.find(IntakeItems.CURSOR))
                        .filter(text -> !text.isEmpty())
                        .map(TableCursor::parse),
                ours.filter(state -> state.has(IntakeItems.COUNTED))
                        .map(state -> Set.copyOf(state.texts(IntakeItems.COUNTED)))
                        .orElse(Set.of()),
                item.filter(IntakeItems::isReport).map(IntakeItems::report));
    }

    void moveTable(String key, String settings, Optional<TableCursor> cursor, List<String> counted) {
        var attributes = new HashMap<String, AttributeValue>();
        attributes.put(IntakeItems.CURSOR_OF, Values.text(settings));
        attributes.put(IntakeItems.COUNTED, Values.texts(counted));
        // Empty, and not left out: one of other settings may stand there.
        attributes.put(
                IntakeItems.CURSOR, Values.text(cursor.map(TableCursor::text).orElse("")));
        update(key, attributes);
    }

    /** A feed's last report, and what it has been in since. */
    record FeedState(Optional<IntakeReport> last, Optional<FeedTrouble> trouble) {}

    FeedState feed(String key) {
        var item = item(key);
        return new FeedState(
                item.filter(IntakeItems::isReport).map(IntakeItems::report), item.flatMap(IntakeItems::trouble));
    }

    /** Stands beside the last report, until a later one. */
    void recordTrouble(String key, FeedTrouble trouble) {
        update(key, Map.of(IntakeItems.TROUBLE, IntakeItems.trouble(trouble)));
    }

    /** What was rejected in the hours that begin in this time (a week at most), each source's in sum. */
    public Map<SourceName, RejectedCount> rejected(Instant from, Instant until) {
        return hours.between(from, until);
    }

    /** How far the source was read: whatever {@link #moveCursor} was told last. */
    Optional<String> cursor(String key) {
        return item(key).flatMap(item -> item.find(IntakeItems.CURSOR));
    }

    void moveCursor(String key, String cursor) {
        update(key, Map.of(IntakeItems.CURSOR, Values.text(cursor)));
    }

    /** The versions these objects had when they were last read; who is missing was never read. */
    Map<String, String> versions(List<String> keys) {
        var versions = new HashMap<String, String>();
        var items = reader.read(keys.stream().distinct().map(IntakeItems::key).toList(), VERSION);
        items.forEach(item ->
                item.find(IntakeItems.VERSION).ifPresent(version -> versions.put(item.text(IntakeItems.KEY), version)));
        return versions;
    }

    private Optional<StoredItem> item(String key) {
        return IntakeItems.SHAPE.found(
                client.getItem(r -> r.tableName(table).key(IntakeItems.key(key)).consistentRead(true))
                        .item());
    }

    private void update(String key, Map<String, AttributeValue> attributes) {
        client.updateItem(sets(key, attributes).build());
    }

    /** Sets these attributes and leaves the others: reports and cursors of a source share an item. */
    private UpdateItemRequest.Builder sets(String key, Map<String, AttributeValue> attributes) {
        var clauses = new ArrayList<String>();
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        attributes.forEach((name, value) -> {
            clauses.add("#" + name + " = :" + name);
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(IntakeItems.key(key))
                .updateExpression("SET " + String.join(", ", clauses))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }
}
