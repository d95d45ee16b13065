package io.tidings.table;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes of several items that happen together or not at all. A cancelled one has written nothing, and DynamoDB says for each
 * item why. The SDK repeats a single write that was throttled, but no transaction: here is the one home of what follows from
 * which reason. Thread-safe.
 */
public final class Transactions {

    // spec: TransactWriteItems, "Cancellation reasons"
    private static final Set<String> LOST_RACE = Set.of("ConditionalCheckFailed", "TransactionConflict");
    private static final Set<String> THROTTLED = Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

    private static final int ATTEMPTS = 8;
    private static final long FIRST_WAIT_MILLIS = 20;

    private final DynamoDbClient client;

    public Transactions(DynamoDbClient client) {
        this.client = client;
    }

    /**
     * False where the race was lost: a condition does not hold, or another transaction is at one of these items. What is
     * throttled is tried again for some seconds; what it was cancelled for otherwise is thrown.
     */
    public boolean write(List<TransactWriteItem> writes) {
        for (int attempt = 0; ; attempt++) {
            try {
                client.transactWriteItems(write -> write.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                if (isFor(LOST_RACE, e)) {
                    return false;
                }
                if (attempt + 1 == ATTEMPTS || !isFor(THROTTLED, e)) {
                    throw e;
                }
            }
            Waiting.before(attempt, FIRST_WAIT_MILLIS);
        }
    }

    private static boolean isFor(Set<String> codes, TransactionCanceledException e) {
        return e.cancellationReasons().stream().map(CancellationReason::code).anyMatch(codes::contains);
    }
}
