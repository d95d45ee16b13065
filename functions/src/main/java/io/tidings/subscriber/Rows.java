package io.tidings.subscriber;

import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;

import io.tidings.table.Transactions;
import io.tidings.table.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Reads and changes single rows. Every write is conditional on the version that was read. */
final class Rows {

    private static final int ATTEMPTS = 10;
    private static final long FIRST_WAIT_MILLIS = 5;

    private final DynamoDbClient client;
    private final Transactions transactions;
    private final String table;
    private final Suppressions suppressions;
    private final Erasures erasures;

    Rows(DynamoDbClient client, String table, Suppressions suppressions, Erasures erasures) {
        this.client = client;
        this.transactions = new Transactions(client);
        this.table = table;
        this.suppressions = suppressions;
        this.erasures = erasures;
    }

    Optional<Row> find(Audience audience, SubscriberId id) {
        return Items.SHAPE
                .found(client.getItem(get -> get.tableName(table)
                                .key(Items.key(audience, id))
                                .consistentRead(true))
                        .item())
                .map(Items::row);
    }

    /**
     * The audiences this person is in: first those that an index knows, which may lag behind the table, last the one that is
     * known without it. What is done in this order and dies on the way leaves that one as it was, to begin again from.
     */
    List<Audience> audiencesOf(Audience known, SubscriberId id) {
        Set<Audience> audiences = new LinkedHashSet<>();
        client.queryPaginator(query -> query.tableName(table)
                        .indexName(Items.BY_ID)
                        .keyConditionExpression("id = :id")
                        .expressionAttributeValues(Map.of(":id", text(id.value()))))
                .items()
                .forEach(item -> Items.audience(Items.SHAPE.item(item)).ifPresent(audiences::add));
        audiences.remove(known);
        audiences.add(known);
        return List.copyOf(audiences);
    }

    /** Reads the row, asks the rules, writes what they say; reads again when somebody else wrote in between. */
    Outcome change(Audience audience, SubscriberId id, Function<Row, Step> rule) {
        Optional<Row> lost = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Row> row = find(audience, id);
            if (row.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            if (row.equals(lost)) {
                // It was our own write that was there: its answer was lost, and the SDK asked again.
                return Outcome.DONE;
            }
            Step step = rule.apply(row.get());
            Optional<Row> written = step.next().map(Row::written);
            if (written.isEmpty() || write(row.get().version(), written.get())) {
                return step.outcome();
            }
            lost = written;
            if (suppressions.stops(id)) {
                return Outcome.SUPPRESSED;
            }
        }
        throw new IllegalStateException(
                "Subscriber " + id + " of " + audience + " kept changing under " + ATTEMPTS + " attempts; try again.");
    }

    /** False when the row is no longer as it was read, or the person would be mailed and the address is suppressed. */
    boolean write(Row row) {
        return write(row.version(), row.written());
    }

    private boolean write(long over, Row row) {
        Put put = put(over, row);
        if (row.status().isMailed()) {
            return transactions.write(List.of(
                    TransactWriteItem.builder().put(put).build(),
                    suppressions.mayBeMailed(row.person().id())));
        }
        try {
            client.putItem(request -> request.tableName(table)
                    .item(put.item())
                    .conditionExpression(put.conditionExpression())
                    .expressionAttributeNames(put.expressionAttributeNames())
                    .expressionAttributeValues(
                            put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null));
            return true;
        } catch (ConditionalCheckFailedException | TransactionConflictException lost) {
            return false;
        }
    }

    /** A new row only where there is none; a changed one only over the version that was read. */
    Put put(Row row) {
        return put(row.version(), row.written());
    }

    private Put put(long over, Row row) {
        Put.Builder put = Put.builder().tableName(table).item(Items.of(row));
        if (over == 0) {
            return put.conditionExpression("attribute_not_exists(#id)")
                    .expressionAttributeNames(Map.of("#id", Items.ID))
                    .build();
        }
        return put.conditionExpression("#version = :version")
                .expressionAttributeNames(Map.of("#version", Items.VERSION))
                .expressionAttributeValues(Map.of(":version", number(over)))
                .build();
    }

    /** Forgets the row; that somebody came and went stays, counted in the same transaction: once, whoever else erases them. */
    void erase(Audience audience, SubscriberId id, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Row> row = find(audience, id);
            if (row.isEmpty()) {
                return;
            }
            List<TransactWriteItem> writes = new ArrayList<>();
            writes.add(TransactWriteItem.builder().delete(delete(row.get())).build());
            erasures.adding(row.get().person(), now).ifPresent(writes::add);
            if (transactions.write(writes)) {
                return;
            }
            Waiting.before(attempt, FIRST_WAIT_MILLIS);
        }
        throw new IllegalStateException(
                "Subscriber " + id + " of " + audience + " is not erased after " + ATTEMPTS + " attempts; try again.");
    }

    private Delete delete(Row row) {
        return Delete.builder()
                .tableName(table)
                .key(Items.key(row.person().audience(), row.person().id()))
                .conditionExpression("#version = :version")
                .expressionAttributeNames(Map.of("#version", Items.VERSION))
                .expressionAttributeValues(Map.of(":version", number(row.version())))
                .build();
    }
}
