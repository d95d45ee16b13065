package io.tidings.edition;

import static io.tidings.table.Values.millis;
import static io.tidings.table.Values.text;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Of one newsletter, one edition is composed at a time: two at once would not see each other and have the same articles. An
 * item of the editions' table, {@code <newsletter>#composing}. Composers of one and the same edition do not wait for each
 * other, as they make the same. Who dies with it keeps others out for {@link #LONGEST}. Thread-safe.
 */
final class ComposingLock {

    /** Longer than any function that composes may take. */
    static final Duration LONGEST = Duration.ofMinutes(11);

    private final DynamoDbClient client;
    private final String table;

    ComposingLock(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /**
     * Whether it was taken: not while another edition is composed.
     *
     * @param abandoned the edition of a composer that died with it, which may be frozen and not recorded
     */
    record Taken(boolean taken, Optional<EditionId> abandoned) {}

    Taken take(EditionId edition, Instant now) {
        return update(
                        edition,
                        now.plus(LONGEST),
                        "attribute_not_exists(#until) OR #until < :now OR #holder = :holder",
                        Map.of(":now", millis(now)))
                .map(before -> new Taken(true, abandoned(before)))
                .orElse(new Taken(false, Optional.empty()));
    }

    private static Optional<EditionId> abandoned(Map<String, AttributeValue> before) {
        boolean given = before.isEmpty() || millis(Instant.EPOCH).equals(before.get("until"));
        return given
                ? Optional.empty()
                : Optional.of(new EditionId(EditionItems.SHAPE.item(before).text("holder")));
    }

    void giveBack(EditionId edition) {
        update(edition, Instant.EPOCH, "#holder = :holder", Map.of());
    }

    /** Holds only while composers of this edition have the lock: for a write that must not come after another's. */
    TransactWriteItem held(EditionId edition, Instant now) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(key(edition))
                        .conditionExpression("#holder = :holder AND #until > :now")
                        .expressionAttributeNames(Map.of("#until", "until", "#holder", "holder"))
                        .expressionAttributeValues(Map.of(":holder", text(edition.value()), ":now", millis(now))))
                .build();
    }

    private static Map<String, AttributeValue> key(EditionId edition) {
        return Map.of(
                EditionItems.NEWSLETTER, text(edition.newsletter() + "#composing"), EditionItems.EDITION, text("lock"));
    }

    /** What the item was before; empty where the condition does not hold. */
    private Optional<Map<String, AttributeValue>> update(
            EditionId edition, Instant until, String condition, Map<String, AttributeValue> values) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":until", millis(until));
        all.put(":holder", text(edition.value()));
        try {
            return Optional.of(client.updateItem(update -> update.tableName(table)
                            .key(key(edition))
                            .updateExpression("SET #until = :until, #holder = :holder")
                            .conditionExpression(condition)
                            .expressionAttributeNames(Map.of("#until", "until", "#holder", "holder"))
                            .expressionAttributeValues(all)
                            .returnValues(ReturnValue.ALL_OLD))
                    .attributes());
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }
}
