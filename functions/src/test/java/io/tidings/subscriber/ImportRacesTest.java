package io.tidings.subscriber;

import static io.tidings.subscriber.People.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.CallCounts;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.TestServices;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.ImportRequest.Mode;
import io.tidings.subscriber.Suppression.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What an import asks of DynamoDB, and what happens when others write at the very moment it does. */
final class ImportRacesTest {

    private static final int SOME = 600;

    private final People people = People.nobodyYet();
    private final CallCounts calls = new CallCounts();
    private Consumer<Integer> beforeTransaction = _ -> {};
    private Consumer<TransactWriteItemsRequest> beforeWriting = _ -> {};
    private final DynamoDbClient client = EmbeddedClients.dynamo(
                    TestServices.shared().dynamo())
            .overrideConfiguration(counting -> counting.addExecutionInterceptor(calls)
                    .addExecutionInterceptor(new Interrupting(
                            number -> beforeTransaction.accept(number), request -> beforeWriting.accept(request))))
            .build();
    private final Subscribers importing = new Subscribers(client, people.table, People.keys(), people.clock());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aNewListTakesOneRequestForFiftyRows() {
        ImportReport report = load(numbered(0, SOME));

        assertThat(report.added()).isEqualTo(SOME);
        assertThat(calls.calls("TransactWriteItems")).isEqualTo(SOME / 50);
        assertThat(calls.byOperation().keySet()).containsExactly("TransactWriteItems");
    }

    @Test
    void aListGivenAgainIsReadAndChangesNothing() {
        load(numbered(0, SOME));
        Set<String> before = people.contents();
        long writes = calls.calls("TransactWriteItems");

        ImportReport again = load(numbered(0, SOME));

        assertThat(again.alreadyThere()).isEqualTo(SOME);
        assertThat(people.contents()).isEqualTo(before);
        assertThat(calls.calls("BatchGetItem")).isEqualTo(SOME / 50);
        // Only those that were under way when the first of them met somebody.
        assertThat(calls.calls("TransactWriteItems") - writes).isBetween(1L, 8L);
    }

    @Test
    void aThrottledBatchIsWrittenLaterAndNobodyIsTakenForKnown() {
        beforeTransaction = number -> {
            if (number <= 3) {
                throw TransactionCanceledException.builder()
                        .cancellationReasons(List.of(CancellationReason.builder()
                                .code("ThrottlingError")
                                .build()))
                        .build();
            }
        };

        assertThat(load(numbered(0, SOME)).added()).isEqualTo(SOME);
        assertThat(calls.byOperation().keySet()).containsExactly("TransactWriteItems");
    }

    /** What a person may do between the look at their row and the write. */
    enum Meanwhile {
        SIGN_UP,
        LEAVE,
        BOUNCE,
        ERASE;

        void happen(People people, String address) {
            SubscriberId id = people.id(address);
            switch (this) {
                case SIGN_UP -> people.active(address);
                case LEAVE ->
                    people.subscribers.unsubscribe(WEEKLY, people.active(address), How.UNSUBSCRIBED_ON_PAGE, "");
                case BOUNCE -> people.subscribers.suppress(WEEKLY, id, Reason.HARD_BOUNCE, People.NOON);
                case ERASE -> people.subscribers.erase(WEEKLY, id);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatHappensBetweenTheReadAndTheWriteIsNotUndone(Meanwhile what) {
        people.active("known@example.org");
        beforeTransaction = number -> {
            // The first is sent unread and meets the one who is known; the second comes after the read.
            if (number == 2) {
                what.happen(people, "person7@example.org");
            }
        };

        ImportReport report = load("known@example.org\n" + numbered(0, 20));

        assertThat(report.added()).isEqualTo(19);
        Optional<Subscriber> person = people.subscribers.find(WEEKLY, people.id("person7@example.org"));
        assertThat(person.map(Subscriber::status))
                .isEqualTo(
                        switch (what) {
                            case SIGN_UP -> Optional.of(Status.ACTIVE);
                            case LEAVE -> Optional.of(Status.UNSUBSCRIBED);
                            case BOUNCE, ERASE -> Optional.empty();
                        });
        assertThat(person.stream().flatMap(one -> one.consents().stream()).map(Consent::how))
                .doesNotContain(How.IMPORTED);
    }

    @Test
    void afterACrashInTheMiddleTheSameFileAddsTheRest() {
        String csv = numbered(0, SOME);
        beforeTransaction = number -> {
            if (number > 5) {
                throw new IllegalStateException("The machine goes down.");
            }
        };
        assertThatThrownBy(() -> load(csv)).hasMessageContaining("import the file again");
        SubscriberId left = importedOne();
        people.subscribers.unsubscribe(WEEKLY, left, How.UNSUBSCRIBED_ON_PAGE, "");
        beforeTransaction = _ -> {};

        ImportReport again = load(csv);

        assertThat(again.added()).isPositive();
        assertThat(again.added() + again.alreadyThere() + again.keptUnsubscribed())
                .isEqualTo(SOME);
        assertThat(people.status(left)).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(load(csv).added()).isZero();
    }

    @Test
    void twoImportsOfOneListAtOnceAddEachPersonOnce() throws Exception {
        String csv = numbered(0, SOME);

        List<ImportReport> reports;
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> load(csv));
            var second = threads.submit(() -> load(csv));
            reports = List.of(first.get(), second.get());
        }

        assertThat(reports.stream().mapToLong(ImportReport::added).sum()).isEqualTo(SOME);
        assertThat(reports.stream().mapToLong(ImportReport::alreadyThere).sum()).isEqualTo(SOME);
    }

    /** However far apart they stand: beyond the batches under way the earlier is written anyhow. */
    @ParameterizedTest
    @ValueSource(ints = {1, 49, 50, 130, 340})
    void ofTwoRowsForOneAddressTheEarlierCountsHoweverSlowItsBatchIs(int apart) {
        SubscriberId twice = people.id("twice@example.org");
        // The earlier row's batch stands still until the later row is written, if that is let go ahead of it.
        beforeWriting = request -> {
            if (request.toString().contains("twice@example.org")
                    && request.toString().contains("ACTIVE")) {
                long end = System.nanoTime() + Duration.ofMillis(700).toNanos();
                while (people.subscribers.find(WEEKLY, twice).isEmpty() && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
        };

        ImportReport report = loadFile("address,status\ntwice@example.org,active\n"
                + numbered(0, apart).replace("\n", ",paused\n") + "twice@example.org,paused\n"
                + numbered(apart, SOME).replace("\n", ",paused\n"));

        assertThat(people.status(twice)).isEqualTo(Status.ACTIVE);
        assertThat(report.added()).isEqualTo(SOME + 1);
        assertThat(report.alreadyThere()).isEqualTo(1);
    }

    private SubscriberId importedOne() {
        return IntStream.range(0, SOME)
                .mapToObj(number -> people.id("person" + number + "@example.org"))
                .filter(id -> people.subscribers.find(WEEKLY, id).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private ImportReport load(String rows) {
        return loadFile("address\n" + rows);
    }

    private ImportReport loadFile(String file) {
        var csv = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        return importing.importAll(new ImportRequest(WEEKLY, Set.of(), "en", "From our shop.", Mode.APPLY), csv);
    }

    private static String numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "person" + number + "@example.org\n")
                .collect(Collectors.joining());
    }

    /** Lets something happen when a transaction is about to be sent. */
    private static final class Interrupting implements ExecutionInterceptor {

        private final AtomicInteger transactions = new AtomicInteger();
        private final Consumer<Integer> act;
        private final Consumer<TransactWriteItemsRequest> look;

        Interrupting(Consumer<Integer> act, Consumer<TransactWriteItemsRequest> look) {
            this.act = act;
            this.look = look;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest request) {
                act.accept(transactions.incrementAndGet());
                look.accept(request);
            }
        }
    }
}
