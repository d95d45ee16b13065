package io.tidings.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.TestServices;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Which reasons for cancelling a transaction mean that the race is lost, which pass, and which are somebody's fault. */
final class TransactionsTest {

    private final String table = TestServices.table("things");
    private final Cancelling cancelling = new Cancelling();
    private final DynamoDbClient client = EmbeddedClients.dynamo(
                    TestServices.shared().dynamo())
            .overrideConfiguration(set -> set.addExecutionInterceptor(cancelling))
            .build();
    private final Transactions transactions = new Transactions(client);

    TransactionsTest() {
        client.createTable(Shape.of("things", Key.text("id")).table(table));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aConditionThatDoesNotHoldIsALostRaceAndNothingIsWritten() {
        assertThat(transactions.write(List.of(unlessThere("a")))).isTrue();

        assertThat(transactions.write(List.of(unlessThere("b"), unlessThere("a"))))
                .isFalse();

        assertThat(client.scan(scan -> scan.tableName(table)).count()).isEqualTo(1);
    }

    @Test
    void anotherTransactionAtTheSameItemIsALostRaceEvenWhereAThirdItemWasThrottled() {
        cancelling.next("None", "ThrottlingError", "TransactionConflict");

        assertThat(transactions.write(List.of(unlessThere("a")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingError", "ProvisionedThroughputExceeded"})
    void whatIsThrottledIsNoLostRaceAndIsWrittenALittleLater(String reason) {
        cancelling.next("None", reason);
        cancelling.next(reason, "None");

        assertThat(transactions.write(List.of(unlessThere("a")))).isTrue();

        assertThat(client.scan(scan -> scan.tableName(table)).count()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedForAnotherReasonIsThrownAtOnce() {
        cancelling.next("ItemCollectionSizeLimitExceeded");

        assertThatThrownBy(() -> transactions.write(List.of(unlessThere("a"))))
                .isInstanceOf(TransactionCanceledException.class);
        assertThat(cancelling.cancelled).isEqualTo(1);
    }

    private TransactWriteItem unlessThere(String id) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(Map.of("id", Values.text(id)))
                        .conditionExpression("attribute_not_exists(id)"))
                .build();
    }

    /** Answers the next transactions as DynamoDB does when it cancels them. */
    private static final class Cancelling implements ExecutionInterceptor {

        private final Deque<List<CancellationReason>> answers = new ArrayDeque<>();
        private int cancelled;

        void next(String... codes) {
            answers.add(Arrays.stream(codes)
                    .map(code -> CancellationReason.builder().code(code).build())
                    .toList());
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            List<CancellationReason> reasons = answers.poll();
            if (reasons != null) {
                cancelled++;
                throw TransactionCanceledException.builder()
                        .cancellationReasons(reasons)
                        .build();
            }
        }
    }
}
