package io.tidings.subscriber;

import io.tidings.subscriber.Suppression.Reason;
import io.tidings.table.Values;
import io.tidings.table.Waiting;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** The addresses that get no mail of any newsletter, by id. */
final class Suppressions {

    private static final int ATTEMPTS = 8;
    private static final long FIRST_WAIT_MILLIS = 5;

    private final DynamoDbClient client;
    private final String table;

    Suppressions(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    Optional<Suppression> find(SubscriberId id) {
        return Items.SHAPE
                .found(client.getItem(get -> get.tableName(table)
                                .key(Items.suppressionKey(id))
                                .consistentRead(true))
                        .item())
                .map(Items::suppression);
    }

    /** Whether nothing may be sent to this person. Erasure alone doesn't: they may sign up again themselves. */
    boolean stops(SubscriberId id) {
        return find(id).filter(found -> found.reason() != Reason.ERASED).isPresent();
    }

    /** Keeps what is there, but that a bounce or complaint weighs more than an erasure. */
    void add(Suppression suppression) {
        for (int attempt = 0; ; attempt++) {
            try {
                put(suppression);
                return;
            } catch (ConditionalCheckFailedException _) {
                // It is suppressed already: the first reason and date stay.
                return;
            } catch (TransactionConflictException e) {
                // A confirmation or an import looks at this very address.
                if (attempt + 1 == ATTEMPTS) {
                    throw e;
                }
            }
            Waiting.before(attempt, FIRST_WAIT_MILLIS);
        }
    }

    private void put(Suppression suppression) {
        boolean erasure = suppression.reason() == Reason.ERASED;
        client.putItem(put -> put.tableName(table)
                .item(Items.of(suppression))
                .conditionExpression("attribute_not_exists(#id)" + (erasure ? "" : " OR #reason = :erased"))
                .expressionAttributeNames(
                        erasure ? Map.of("#id", Items.ID) : Map.of("#id", Items.ID, "#reason", Items.REASON))
                .expressionAttributeValues(erasure ? null : erased()));
    }

    /** The condition under which a person may become active, or paused, by their own act. */
    TransactWriteItem mayBeMailed(SubscriberId id) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(Items.suppressionKey(id))
                        .conditionExpression("attribute_not_exists(#id) OR #reason = :erased")
                        .expressionAttributeNames(Map.of("#id", Items.ID, "#reason", Items.REASON))
                        .expressionAttributeValues(erased()))
                .build();
    }

    /** The condition under which an import may add a person: an erased one must not come back by it either. */
    TransactWriteItem mayBeImported(SubscriberId id) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(Items.suppressionKey(id))
                        .conditionExpression("attribute_not_exists(#id)")
                        .expressionAttributeNames(Map.of("#id", Items.ID)))
                .build();
    }

    private static Map<String, AttributeValue> erased() {
        return Map.of(":erased", Values.text(Reason.ERASED.name()));
    }
}
