package io.tidings.subscriber;

import static io.tidings.subscriber.People.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.LostAnswer;
import io.tidings.embedded.TestServices;
import io.tidings.subscriber.Consent.How;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Changes of a person that meet other writes of the same row. */
final class RowsTest {

    private final People people = People.nobodyYet();
    private final AtomicBoolean conflicts = new AtomicBoolean();

    @Test
    void whoLeavesWhileATransactionIsAtTheRowHasLeft() {
        SubscriberId id = people.active("ann@example.org");
        try (DynamoDbClient client = EmbeddedClients.dynamo(
                        TestServices.shared().dynamo())
                .overrideConfiguration(set -> set.addExecutionInterceptor(new Conflicting(conflicts)))
                .build()) {
            Subscribers subscribers = new Subscribers(client, people.table, People.keys(), people.clock());

            assertThat(subscribers.unsubscribe(WEEKLY, id, How.UNSUBSCRIBED_ON_PAGE, ""))
                    .isEqualTo(Outcome.DONE);
        }

        assertThat(conflicts).isTrue();
        assertThat(people.status(id)).isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void whoLeftHasLeftNowThoughTheAnswerGotLost() {
        SubscriberId id = people.active("ann@example.org");
        LostAnswer answer = new LostAnswer(PutItemRequest.class);
        try (DynamoDbClient client = EmbeddedClients.dynamo(
                        TestServices.shared().dynamo())
                .overrideConfiguration(set -> set.addExecutionInterceptor(answer))
                .build()) {
            Subscribers subscribers = new Subscribers(client, people.table, People.keys(), people.clock());

            assertThat(subscribers.unsubscribe(WEEKLY, id, How.UNSUBSCRIBED_ON_PAGE, ""))
                    .isEqualTo(Outcome.DONE);
            assertThat(answer.isLost()).isTrue();
            assertThat(subscribers.unsubscribe(WEEKLY, id, How.UNSUBSCRIBED_ON_PAGE, ""))
                    .isEqualTo(Outcome.ALREADY_SO);
        }
    }

    /** Refuses the first single write, as DynamoDB does while a transaction is under way. */
    private record Conflicting(AtomicBoolean done) implements ExecutionInterceptor {

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof PutItemRequest && !done.getAndSet(true)) {
                throw TransactionConflictException.builder()
                        .message("Transaction is ongoing for the item")
                        .build();
            }
        }
    }
}
