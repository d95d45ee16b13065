package io.tidings.article;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * What was rejected in each hour (UTC): one item an hour in the intake table, {@code rejected/<hour>}, where there was
 * anything. Files of the drop add up, as each is read once. A pulled source shows the same broken item again with every
 * pull: of these the last count of an hour stands, and over hours the highest.
 */
final class RejectedHours {
    private static final Logger LOG = LoggerFactory.getLogger(RejectedHours.class);
    private static final String HOUR = "rejected/";
    private static final String DROPPED = "dropped ";
    private static final String PULLED = "pulled ";
    private static final String KEY = "key ";
    /** BatchGetItem takes so many keys. */
    private static final int BATCH = 100;
    /** Nobody asks for more: a week, and an hour. */
    private static final int MOST_HOURS = 200;

    private final DynamoDbClient client;
    private final String table;

    RejectedHours(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    void record(IntakeReport report) {
        var pulled = report.key().startsWith("table/") || report.key().startsWith("feed/");
        var source = report.source().value();
        var hour = report.at().truncatedTo(ChronoUnit.HOURS);
        try {
            client.updateItem(r -> r.tableName(table)
                    .key(IntakeItems.key(HOUR + hour))
                    .updateExpression(
                            pulled ? "SET #last = :key, #count = :count" : "SET #last = :key ADD #count :count")
                    .expressionAttributeNames(
                            Map.of("#last", KEY + source, "#count", (pulled ? PULLED : DROPPED) + source))
                    .expressionAttributeValues(Map.of(
                            ":key", AttributeValue.fromS(report.key()),
                            ":count", AttributeValue.fromN(Integer.toString(report.rejected())))));
        } catch (DynamoDbException e) {
            // A figure for people: thousands of sources may fill the hour's item, and reading articles must go on.
            LOG.warn("rejections of {} on {} are not counted", source, hour, e);
        }
    }

    /** In the hours that begin in this time; of more than {@value #MOST_HOURS} the last. */
    Map<SourceName, RejectedCount> between(Instant from, Instant until) {
        var dropped = new TreeMap<SourceName, Integer>();
        var pulled = new TreeMap<SourceName, Integer>();
        var keys = new HashMap<SourceName, String>();
        for (var item : items(from, until)) {
            item.forEach((name, value) -> {
                of(name, DROPPED).ifPresent(source -> dropped.merge(source, number(value), Integer::sum));
                of(name, PULLED).ifPresent(source -> pulled.merge(source, number(value), Integer::max));
                of(name, KEY).ifPresent(source -> keys.put(source, value.s()));
            });
        }
        var counts = new TreeMap<SourceName, RejectedCount>();
        keys.forEach((source, key) -> counts.put(
                source, new RejectedCount(dropped.getOrDefault(source, 0) + pulled.getOrDefault(source, 0), key)));
        return counts;
    }

    /** By hour, the oldest first, so that later ones win. */
    private List<Map<String, AttributeValue>> items(Instant from, Instant until) {
        var keys = new ArrayList<Map<String, AttributeValue>>();
        for (var hour = until.truncatedTo(ChronoUnit.HOURS);
                !hour.isBefore(from) && keys.size() < MOST_HOURS;
                hour = hour.minus(1, ChronoUnit.HOURS)) {
            keys.add(IntakeItems.key(HOUR + hour));
        }
        var found = new TreeMap<String, Map<String, AttributeValue>>();
        for (int i = 0; i < keys.size(); i += BATCH) {
            read(keys.subList(i, Math.min(i + BATCH, keys.size())), found);
        }
        return List.copyOf(found.values());
    }

    private void read(List<Map<String, AttributeValue>> keys, SortedMap<String, Map<String, AttributeValue>> found) {
        var left = Map.of(table, KeysAndAttributes.builder().keys(keys).build());
        while (!left.isEmpty()) {
            var answer = client.batchGetItem(
                    BatchGetItemRequest.builder().requestItems(left).build());
            answer.responses()
                    .getOrDefault(table, List.of())
                    .forEach(item -> found.put(IntakeItems.text(item, IntakeItems.KEY), item));
            left = answer.unprocessedKeys();
        }
    }

    private static Optional<SourceName> of(String name, String prefix) {
        return name.startsWith(prefix)
                ? Optional.of(new SourceName(name.substring(prefix.length())))
                : Optional.empty();
    }

    private static int number(AttributeValue value) {
        return Integer.parseInt(value.n());
    }
}
