package io.tidings.subscriber;

import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;

import io.tidings.subscriber.LetterDue.Kind;
import io.tidings.table.StoredItem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The letters that are due, by ids alone: an address is looked up when its letter goes out. */
final class LettersDue {

    private static final String SLOT = "!letters";
    // As long as somebody who has not confirmed is kept.
    private static final Duration KEPT = Duration.ofDays(30);

    private final DynamoDbClient client;
    private final String table;

    LettersDue(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    void add(LetterDue letter, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(key(letter));
        item.put(Items.EXPIRES, number(now.plus(KEPT).getEpochSecond()));
        client.putItem(put -> put.tableName(table).item(item));
    }

    void remove(LetterDue letter) {
        client.deleteItem(delete -> delete.tableName(table).key(key(letter)));
    }

    /** Read page by page, as far as it is taken. */
    Stream<LetterDue> all() {
        return client
                .queryPaginator(query -> query.tableName(table)
                        .limit(100)
                        .keyConditionExpression("#slot = :slot")
                        .expressionAttributeNames(Map.of("#slot", Items.SLOT))
                        .expressionAttributeValues(Map.of(":slot", text(SLOT))))
                .items()
                .stream()
                .map(Items.SHAPE::item)
                .map(LettersDue::letter);
    }

    private static Map<String, AttributeValue> key(LetterDue letter) {
        return Items.key(SLOT, letter.audience() + "#" + letter.subscriber() + "#" + letter.kind());
    }

    private static LetterDue letter(StoredItem item) {
        String[] parts = item.text(Items.ID).split("#", 3);
        return new LetterDue(Kind.valueOf(parts[2]), new Audience(parts[0]), new SubscriberId(parts[1]));
    }
}
