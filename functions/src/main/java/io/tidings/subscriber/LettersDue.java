package io.tidings.subscriber;

import static io.tidings.table.Values.instant;
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
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The letters that are due, by ids alone: an address is looked up when its letter goes out. */
final class LettersDue {

    private static final String SLOT = "!letters";
    // As long as somebody who has not confirmed is kept.
    private static final Duration KEPT = Duration.ofDays(30);
    /** Longer than it takes to send one letter; a tick that was killed leaves it to the next. */
    private static final Duration TAKEN = Duration.ofMinutes(1);

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

    boolean take(LetterDue letter, Instant now) {
        try {
            client.updateItem(update -> update.tableName(table)
                    .key(key(letter))
                    .updateExpression("SET #taken = :until")
                    .conditionExpression("attribute_exists(#id) AND (attribute_not_exists(#taken) OR #taken <= :now)")
                    .expressionAttributeNames(Map.of("#id", Items.ID, "#taken", Items.TAKEN_UNTIL))
                    .expressionAttributeValues(Map.of(":until", instant(now.plus(TAKEN)), ":now", instant(now))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
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
