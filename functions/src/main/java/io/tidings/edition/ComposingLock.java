package io.tidings.edition;

import static io.tidings.table.Values.millis;
import static io.tidings.table.Values.number;
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
 * other, as they make the same: they share a turn. Who dies with it keeps others out for {@link #LONGEST}; who slept longer
 * and wakes after others had theirs records nothing, as every record asks for its turn. Thread-safe.
 */
final class ComposingLock {

    /** Longer than any function that composes may take. */
    static final Duration LONGEST = Duration.ofMinutes(11);

    private static final String UNTIL = "until";
    private static final String HOLDER = "holder";
    /** How often the lock went from one edition to another, or from a dead composer to the next. */
    private static final String TURN = "turn";

    private final DynamoDbClient client;
    private final String table;

    ComposingLock(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /**
     * An edition's turn to be composed.
     *
     * @param abandoned the edition of a composer that died with the lock, which may be frozen and not recorded
     */
    record Turn(EditionId edition, long number, Optional<EditionId> abandoned) {}

    /** Empty while another edition is composed. */
    Optional<Turn> take(EditionId edition, Instant now) {
        return next(edition, now).or(() -> shared(edition, now));
    }

    private Optional<Turn> next(EditionId edition, Instant now) {
        return update(
                        edition,
                        "SET #until = :until, #holder = :holder ADD #turn :one",
                        "attribute_not_exists(#until) OR #until < :now",
                        Map.of(":until", millis(now.plus(LONGEST)), ":one", number(1), ":now", millis(now)))
                .map(before -> new Turn(edition, turn(before) + 1, abandoned(before)));
    }

    private Optional<Turn> shared(EditionId edition, Instant now) {
        return update(
                        edition,
                        "SET #until = :until ADD #turn :none",
                        "#holder = :holder",
                        Map.of(":until", millis(now.plus(LONGEST)), ":none", number(0)))
                .map(before -> new Turn(edition, turn(before), Optional.empty()));
    }

    private static long turn(Map<String, AttributeValue> before) {
        return before.containsKey(TURN) ? EditionItems.SHAPE.item(before).number(TURN) : 0;
    }

    private static Optional<EditionId> abandoned(Map<String, AttributeValue> before) {
        boolean given = before.isEmpty() || millis(Instant.EPOCH).equals(before.get(UNTIL));
        return given
                ? Optional.empty()
                : Optional.of(new EditionId(EditionItems.SHAPE.item(before).text(HOLDER)));
    }

    /** Nothing happens where it is another's turn by now. */
    void giveBack(Turn turn) {
        update(
                turn.edition(),
                "SET #until = :until",
                "#turn = :turn AND #holder = :holder",
                Map.of(":until", millis(Instant.EPOCH), ":turn", number(turn.number())));
    }

    /** Holds until another edition, or another composer after this one's time, had a turn: for a write that must not come after. */
    TransactWriteItem held(Turn turn) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(key(turn.edition()))
                        .conditionExpression("#turn = :turn")
                        .expressionAttributeNames(Map.of("#turn", TURN))
                        .expressionAttributeValues(Map.of(":turn", number(turn.number()))))
                .build();
    }

    private static Map<String, AttributeValue> key(EditionId edition) {
        return Map.of(
                EditionItems.NEWSLETTER, text(edition.newsletter() + "#composing"), EditionItems.EDITION, text("lock"));
    }

    /** What the item was before; empty where the condition does not hold. */
    private Optional<Map<String, AttributeValue>> update(
            EditionId edition, String update, String condition, Map<String, AttributeValue> values) {
        String both = update + " " + condition;
        Map<String, String> names = new HashMap<>(Map.of("#until", UNTIL, "#holder", HOLDER, "#turn", TURN));
        names.keySet().removeIf(name -> !both.contains(name));
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":holder", text(edition.value()));
        try {
            return Optional.of(client.updateItem(request -> request.tableName(table)
                            .key(key(edition))
                            .updateExpression(update)
                            .conditionExpression(condition)
                            .expressionAttributeNames(names)
                            .expressionAttributeValues(all)
                            .returnValues(ReturnValue.ALL_OLD))
                    .attributes());
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }
}
