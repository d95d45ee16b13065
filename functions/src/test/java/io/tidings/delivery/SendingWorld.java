package io.tidings.delivery;

import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.Editions;
import io.tidings.edition.SendingSettings;
import io.tidings.embedded.CallCounts;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.EmbeddedSes;
import io.tidings.embedded.TestServices;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.ImportRequest;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.SubscriberKeys;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.Tokens;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Everything that sending needs, on fresh tables of the embedded services; workers by the real clients. */
public final class SendingWorld {
    private static final AtomicInteger EDITIONS = new AtomicInteger();
    private static final EmbeddedServices SERVICES = TestServices.shared();
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    public final TestClock clock = new TestClock();
    public final CallCounts counts = new CallCounts();
    public final Audience audience = new Audience(TestServices.unique("weekly"));
    public final Tokens tokens;
    public final Stores stores;
    public final Controls controls;
    public final PageQueue queue;
    public final Postman postman;
    public final SubscriberKeys keys = new SubscriberKeys(KEY, Map.of("k1", KEY), "k1");
    public final String queueUrl = TestServices.queue("pages");
    public final String bucket;
    public final DynamoDbClient dynamo;
    public final String ledgerTable;
    private final Map<SubscriberId, String> addresses = new HashMap<>();
    private final AtomicInteger owners = new AtomicInteger();
    private final int peoplePerPage;
    private final int mostPerCall;

    public SendingWorld(int peoplePerPage, int mostPerCall, ExecutionInterceptor... mischief) {
        this(DefaultRetryStrategy.doNotRetry(), peoplePerPage, mostPerCall, mischief);
    }

    SendingWorld(RetryStrategy sesRetries, int peoplePerPage, int mostPerCall, ExecutionInterceptor... mischief) {
        this.peoplePerPage = peoplePerPage;
        this.mostPerCall = mostPerCall;
        this.bucket = TestServices.bucket("frozen");
        this.dynamo = with(EmbeddedClients.dynamo(SERVICES.dynamo()), mischief).build();
        SqsClient sqs = with(EmbeddedClients.sqs(SERVICES.sqs()), mischief).build();
        this.postman =
                new Postman(with(EmbeddedClients.ses(SERVICES.ses()), mischief), Optional.of("tidings"), sesRetries);
        String editions = TestServices.table("editions");
        String subscribers = TestServices.table("subscribers");
        this.ledgerTable = TestServices.table("ledger");
        DynamoDbClient quiet = SERVICES.dynamoClient();
        quiet.createTable(Editions.table(editions));
        quiet.createTable(Subscribers.table(subscribers));
        quiet.createTable(Ledger.table(ledgerTable));
        this.tokens = new Tokens(keys);
        this.stores = new Stores(
                new Editions(dynamo, editions, SERVICES.s3Client(), bucket),
                new Subscribers(dynamo, subscribers, keys, clock),
                new Ledger(dynamo, ledgerTable));
        this.controls = new Controls(stores.editions(), new KillSwitch(dynamo, ledgerTable));
        this.queue = new PageQueue(sqs, queueUrl);
    }

    private <B extends AwsClientBuilder<B, ?>> B with(B builder, ExecutionInterceptor... mischief) {
        builder.overrideConfiguration(config -> {
            config.addExecutionInterceptor(counts);
            for (ExecutionInterceptor one : mischief) {
                config.addExecutionInterceptor(one);
            }
        });
        return builder;
    }

    public static EmbeddedSes ses() {
        return SERVICES.sesEndpoint();
    }

    /** Readers 0 to n-1; {@code row} gives {@code locale,topics} of each. */
    public SendingWorld readers(int n, IntFunction<String> row) {
        StringBuilder csv = new StringBuilder("address,locale,topics\n");
        for (int i = 0; i < n; i++) {
            addresses.put(id(i), address(i));
            csv.append(address(i)).append(',').append(row.apply(i)).append('\n');
        }
        return imported(csv.toString());
    }

    /** One reader in each of these time zones; an empty name says nothing. */
    SendingWorld readersIn(String... zones) {
        StringBuilder csv = new StringBuilder("address,zone\n");
        for (int i = 0; i < zones.length; i++) {
            addresses.put(id(i), address(i));
            csv.append(address(i)).append(',').append(zones[i]).append('\n');
        }
        return imported(csv.toString());
    }

    private SendingWorld imported(String csv) {
        stores.subscribers()
                .importAll(
                        new ImportRequest(audience, Set.of(), "en", "A test", ImportRequest.Mode.APPLY),
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public SendingWorld readers(int n) {
        return readers(n, i -> "en,");
    }

    public String address(int reader) {
        return "reader" + reader + "@" + audience + ".example.org";
    }

    public SubscriberId id(int reader) {
        return keys.idOf(new EmailAddress(address(reader)));
    }

    String addressOf(SubscriberId id) {
        return addresses.getOrDefault(id, "nobody");
    }

    /** An edition, approved and frozen. */
    public EditionId anEdition() {
        return anEdition(Optional.empty());
    }

    /** The same, for each reader at that hour of their own. */
    EditionId anEdition(Optional<LocalDateTime> localTime) {
        String date =
                LocalDate.of(2026, 1, 1).plusDays(EDITIONS.incrementAndGet()).toString();
        EditionId id = new EditionId(audience.newsletter() + "-" + date);
        stores.editions().freeze(Samples.frozen(id, localTime));
        stores.editions().create(Samples.approved(id));
        return id;
    }

    public Edition edition(EditionId id) {
        return stores.editions().require(id);
    }

    public Dispatch dispatch() {
        return new Dispatch(stores, queue, postman, clock, peoplePerPage);
    }

    public PageWorker worker() {
        return worker(new Quota(0, -1, 0));
    }

    public PageWorker worker(Quota quota) {
        Tools tools = new Tools(
                postman,
                new Pacer(() -> Optional.of(quota), 1, mostPerCall, clock, clock),
                controls,
                clock,
                clock,
                () -> "w" + owners.incrementAndGet());
        SiteLinks links = new SiteLinks(URI.create("https://news.example.org"), tokens);
        return new PageWorker(stores, tools, queue, links, Duration.ZERO);
    }

    /** The messages on the queue now, taken off it. */
    public List<PageMessage> messages() {
        List<PageMessage> messages = new ArrayList<>();
        SqsClient sqs = SERVICES.sqsClient();
        while (true) {
            var received = sqs.receiveMessage(receive ->
                            receive.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(0))
                    .messages();
            if (received.isEmpty()) {
                return messages;
            }
            for (var message : received) {
                messages.add(PageMessage.parse(message.body()));
                sqs.deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
            }
        }
    }

    /** Fans out and works on every page once. */
    public EditionId sent(EditionId id) {
        dispatch().fanOut(edition(id));
        PageWorker worker = worker();
        messages().forEach(message -> worker.work(message, () -> Duration.ofMinutes(10)));
        return id;
    }

    public Tally tally(EditionId id) {
        return stores.ledger().tally(id).people();
    }

    public static SendingSettings settings(SendingSettings.Uncertain policy) {
        return new SendingSettings(policy, Duration.ofHours(6), Duration.ofDays(1), SendingSettings.Timing.ONCE);
    }
}
