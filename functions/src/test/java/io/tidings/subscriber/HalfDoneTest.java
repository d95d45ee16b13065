package io.tidings.subscriber;

import static io.tidings.subscriber.People.DAILY;
import static io.tidings.subscriber.People.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.TestServices;
import io.tidings.subscriber.ImportRequest.Mode;
import io.tidings.subscriber.Suppression.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** What is left, and what mends it, where somebody is killed between two writes or the index lags behind the table. */
final class HalfDoneTest {

    private final People people = People.nobodyYet();
    private final Troubles troubles = new Troubles();
    private final DynamoDbClient client = EmbeddedClients.dynamo(
                    TestServices.shared().dynamo())
            .overrideConfiguration(set -> set.addExecutionInterceptor(troubles))
            .build();
    private final Subscribers subscribers = new Subscribers(client, people.table, People.keys(), people.clock());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void whoIsSuppressedBeforeTheIndexKnowsThemIsMailedNoMore() {
        SubscriberId ann = people.active("ann@example.org");
        troubles.indexLags = true;

        subscribers.suppress(WEEKLY, ann, Reason.COMPLAINT, People.NOON);

        assertThat(people.status(ann)).isEqualTo(Status.SUPPRESSED);
    }

    @Test
    void aFileThatAddsAndSuppressesSomebodySuppressesThemWhateverTheIndexKnows() {
        troubles.indexLags = true;

        load("ann@example.org,active\nann@example.org,suppressed\n");

        assertThat(people.status(people.id("ann@example.org"))).isEqualTo(Status.SUPPRESSED);
    }

    @Test
    void anImportThatDiedWhileItSuppressedSomebodyDoesTheRestWhenGivenAgain() {
        SubscriberId ann = people.active("ann@example.org");
        troubles.fatal = request -> request instanceof QueryRequest query && query.indexName() != null;
        assertThatThrownBy(() -> load("ann@example.org,suppressed\n")).hasMessageContaining("import the file again");
        troubles.fatal = _ -> false;

        load("ann@example.org,suppressed\n");

        assertThat(people.status(ann)).isEqualTo(Status.SUPPRESSED);
    }

    @Test
    void anErasureThatDiedCanBeAskedForAgainWhereItBegan() {
        SubscriberId ann = people.active("ann@example.org");
        inDaily(ann);
        troubles.transactionsLeft.set(1);
        assertThatThrownBy(() -> subscribers.erase(WEEKLY, ann)).isInstanceOf(IllegalStateException.class);
        troubles.transactionsLeft.set(Integer.MAX_VALUE);

        assertThat(people.subscribers.find(WEEKLY, ann))
                .as("the page behind the link that erases")
                .isPresent();
        subscribers.erase(WEEKLY, ann);

        assertThat(people.contents().toString()).doesNotContain("ann@example.org");
    }

    @Test
    void whatIsHandedOutIsNotLessThanWhatIsErasedWhereTheIndexLags() {
        SubscriberId ann = people.active("ann@example.org");
        troubles.indexLags = true;

        assertThat(subscribers.export(WEEKLY, ann).subscriptions()).hasSize(1);
    }

    @Test
    void aSuppressionThatMeetsATransactionIsWrittenAfterIt() {
        SubscriberId ann = people.active("ann@example.org");
        troubles.conflicts.set(2);

        subscribers.suppress(WEEKLY, ann, Reason.HARD_BOUNCE, People.NOON);

        assertThat(people.subscribers.isSuppressed(ann)).isTrue();
        assertThat(troubles.conflicts).hasValue(0);
    }

    private void inDaily(SubscriberId id) {
        SignUp weekly = People.asks("ann@example.org");
        people.subscribers.request(
                new SignUp(DAILY, weekly.address(), weekly.choices(), weekly.how(), weekly.text(), weekly.origin()));
        people.subscribers.confirm(DAILY, id, "Yes.");
    }

    private void load(String rows) {
        var csv = new ByteArrayInputStream(("address,status\n" + rows).getBytes(StandardCharsets.UTF_8));
        subscribers.importAll(new ImportRequest(WEEKLY, Set.of(), "en", "From our shop.", Mode.APPLY), csv);
    }

    /** An index that knows nobody yet, a machine that goes down at a request, and writes that meet a transaction. */
    private static final class Troubles implements ExecutionInterceptor {

        private volatile boolean indexLags;
        private volatile Predicate<SdkRequest> fatal = _ -> false;
        private final AtomicInteger transactionsLeft = new AtomicInteger(Integer.MAX_VALUE);
        private final AtomicInteger conflicts = new AtomicInteger();

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (fatal.test(context.request())
                    || (context.request() instanceof TransactWriteItemsRequest
                            && transactionsLeft.getAndDecrement() == 0)) {
                throw new IllegalStateException("The machine goes down.");
            }
            if (context.request() instanceof PutItemRequest && conflicts.get() > 0) {
                conflicts.decrementAndGet();
                throw TransactionConflictException.builder()
                        .message("Transaction is ongoing for the item")
                        .build();
            }
        }

        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            return indexLags && context.request() instanceof QueryRequest query && query.indexName() != null
                    ? ((QueryResponse) context.response())
                            .toBuilder().items(Set.of()).build()
                    : context.response();
        }
    }
}
