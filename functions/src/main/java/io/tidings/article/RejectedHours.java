package io.tidings.article;

import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;

import io.tidings.table.BatchReader;
import io.tidings.table.StoredItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * What was rejected in each hour (UTC): one item an hour in the intake table, {@code rejected/<hour>}, where there was
 * anything. Files of the drop add up, as each is read once, and so do tables, each of whose items is counted once. A feed
 * shows the same broken item again with every pull: of these the last count of an hour stands, and over hours the highest.
 */
final class RejectedHours {
    private static final Logger LOG = LoggerFactory.getLogger(RejectedHours.class);
    private static final String HOUR = "rejected/";
    private static final String DROPPED = "dropped ";
    private static final String PULLED = "pulled ";
    private static final String KEY = "key ";
    /** Nobody asks for more: a week, and an hour. */
    private static final int MOST_HOURS = 200;

    private final DynamoDbClient client;
    private final String table;
    private final BatchReader reader;

    RejectedHours(DynamoDbClient client, String table, BatchReader reader) {
        this.client = client;
        this.table = table;
        this.reader = reader;
    }

    void record(IntakeReport report) {
        if (report.key().startsWith("feed/")) {
            write(
                    report.key(),
                    report.source(),
                    report.at(),
                    "SET #last = :key, #count = :count",
                    PULLED,
                    report.rejected());
        } else {
            add(report.key(), report.source(), report.at(), report.rejected());
        }
    }

    /** So many more. */
    void add(String key, SourceName source, Instant at, int count) {
        write(key, source, at, "SET #last = :key ADD #count :count", DROPPED, count);
    }

    /** What this report counted in its hour is mended. */
    void takeBack(IntakeReport report) {
        if (report.rejected() == 0) {
            return;
        }
        var hour = report.at().truncatedTo(ChronoUnit.HOURS);
        try {
            client.updateItem(r -> r.tableName(table)
                    .key(IntakeItems.key(HOUR + hour))
                    .updateExpression("SET #count = #count - :count")
                    .conditionExpression("#count >= :count")
                    .expressionAttributeNames(Map.of("#count", DROPPED + report.source()))
                    .expressionAttributeValues(Map.of(":count", number(report.rejected()))));
        } catch (DynamoDbException e) {
            LOG.warn("rejections of {} on {} were never counted, or still are", report.source(), hour, e);
        }
    }

    private void write(String key, SourceName source, Instant at, String update, String kind, int count) {
        var hour = at.truncatedTo(ChronoUnit.HOURS);
        try {
            client.updateItem(r -> r.tableName(table)
                    .key(IntakeItems.key(HOUR + hour))
                    .updateExpression(update)
                    .expressionAttributeNames(Map.of("#last", KEY + source, "#count", kind + source))
                    .expressionAttributeValues(Map.of(":key", text(key), ":count", number(count))));
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
            for (var name : item.attributes().keySet()) {
                of(name, DROPPED).ifPresent(source -> dropped.merge(source, item.integer(name), Integer::sum));
                of(name, PULLED).ifPresent(source -> pulled.merge(source, item.integer(name), Integer::max));
                of(name, KEY).ifPresent(source -> keys.put(source, item.text(name)));
            }
        }
        var counts = new TreeMap<SourceName, RejectedCount>();
        keys.forEach((source, key) -> {
            int items = dropped.getOrDefault(source, 0) + pulled.getOrDefault(source, 0);
            if (items > 0) {
                counts.put(source, new RejectedCount(items, key));
            }
        });
        return counts;
    }

    /** By hour, the oldest first, so that later ones win. */
    private List<StoredItem> items(Instant from, Instant until) {
        var keys = new ArrayList<Map<String, AttributeValue>>();
        for (var hour = until.truncatedTo(ChronoUnit.HOURS);
                !hour.isBefore(from) && keys.size() < MOST_HOURS;
                hour = hour.minus(1, ChronoUnit.HOURS)) {
            keys.add(IntakeItems.key(HOUR + hour));
        }
        return reader.read(keys).stream()
                .sorted(Comparator.comparing(item -> item.text(IntakeItems.KEY)))
                .toList();
    }

    private static Optional<SourceName> of(String name, String prefix) {
        return name.startsWith(prefix)
                ? Optional.of(new SourceName(name.substring(prefix.length())))
                : Optional.empty();
    }
}
