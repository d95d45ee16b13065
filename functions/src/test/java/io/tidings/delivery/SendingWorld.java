package io.tidings.delivery;

import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.Editions;
import io.tidings.edition.SendingSettings;
import io.tidings.embedded.CallCounts;
import io.tidings.embedded.EmbeddedSes;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.ImportRequest;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.SubscriberKeys;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.Tokens;
import io.tidings.table.Bucket;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
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
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/** Everything that sending needs, on fresh tables of the embedded services; workers by the real clients. */
public final class SendingWorld {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    public final TestClock clock;
    public final CallCounts counts = new CallCounts();
    public final Audience audience;
    public final Tokens tokens;
    public final Stores stores;
    public final Controls controls;
    public final PageQueue queue;
    public final Postman postman;
    public final SubscriberKeys keys = new SubscriberKeys(KEY, Map.of("k1", KEY), "k1");
    public final String queueUrl;
    public final String bucket;
    public final DynamoDbClient dynamo;
    public final String ledgerTable;
    final Ground ground;
    final S3Client s3;
    private final SqsClient sqs;
    private final Map<SubscriberId, String> addresses = new HashMap<>();
    private final AtomicInteger editions = new AtomicInteger();
    private final AtomicInteger owners = new AtomicInteger();
    private final int peoplePerPage;
    private final int mostPerCall;
    private int mostOnAPage = LedgerItems.MOST_PEOPLE;
    private Sleeper sleeper;

    public SendingWorld(int peoplePerPage, int mostPerCall, ExecutionInterceptor... mischief) {
        this(DefaultRetryStrategy.doNotRetry(), peoplePerPage, mostPerCall, mischief);
    }

    SendingWorld(RetryStrategy sesRetries, int peoplePerPage, int mostPerCall, ExecutionInterceptor... mischief) {
        this(new OverHttp(), sesRetries, peoplePerPage, mostPerCall, mischief);
    }

    SendingWorld(
            Ground ground,
            RetryStrategy sesRetries,
            int peoplePerPage,
            int mostPerCall,
            ExecutionInterceptor... mischief) {
        this.ground = ground;
        this.clock = ground.clock();
        this.sleeper = clock;
        this.audience = new Audience(ground.unique("weekly"));
        this.peoplePerPage = peoplePerPage;
        this.mostPerCall = mostPerCall;
        this.s3 = ground.s3().build();
        this.sqs = ground.sqs().build();
        this.bucket = ground.unique("frozen");
        s3.createBucket(create -> create.bucket(bucket));
        String pages = ground.unique("pages");
        this.queueUrl = sqs.createQueue(create -> create.queueName(pages)).queueUrl();
        this.dynamo = with(ground.dynamo(), mischief).build();
        this.postman = new Postman(
                with(ground.ses(), mischief), Optional.of("tidings"), sesRetries, Postman.LONGEST_CALL, clock);
        String editions = ground.unique("editions");
        String subscribers = ground.unique("subscribers");
        this.ledgerTable = ground.unique("ledger");
        DynamoDbClient quiet = ground.dynamo().build();
        quiet.createTable(Editions.table(editions));
        quiet.createTable(Subscribers.table(subscribers));
        quiet.createTable(Ledger.table(ledgerTable));
        this.tokens = new Tokens(keys);
        this.stores = new Stores(
                new Editions(dynamo, editions, new Bucket(s3, bucket)),
                new Subscribers(dynamo, subscribers, keys, clock),
                new Ledger(dynamo, ledgerTable));
        this.controls = new Controls(dynamo, stores.editions(), new KillSwitch(dynamo, ledgerTable));
        this.queue = new PageQueue(with(ground.sqs(), mischief).build(), queueUrl);
    }

    private <B extends AwsClientBuilder<B, ?>> B with(B builder, ExecutionInterceptor... mischief) {
        var config = builder.overrideConfiguration().toBuilder().addExecutionInterceptor(counts);
        for (ExecutionInterceptor one : mischief) {
            config.addExecutionInterceptor(one);
        }
        return builder.overrideConfiguration(config.build());
    }

    public static EmbeddedSes ses() {
        return OverHttp.SERVICES.sesEndpoint();
    }

    /** Readers 0 to n-1; {@code row} gives {@code locale,topics} of each, and maybe {@code ,zone}. */
    public SendingWorld readers(int n, IntFunction<String> row) {
        StringBuilder csv = new StringBuilder("address,locale,topics,zone\n");
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

    /** The addresses of those readers of one language who stand at these places of a roster, the end left out. */
    List<String> readersInOrder(int from, int end) {
        return addresses.keySet().stream()
                .sorted()
                .map(this::addressOf)
                .toList()
                .subList(from, end);
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
                LocalDate.of(2026, 1, 1).plusDays(editions.incrementAndGet()).toString();
        EditionId id = new EditionId(audience.newsletter() + "-" + date);
        stores.editions().freeze(Samples.frozen(id, localTime));
        stores.editions().create(Samples.approved(id));
        return id;
    }

    public Edition edition(EditionId id) {
        return stores.editions().require(id);
    }

    Survey survey(EditionId id) {
        return dispatch().survey(edition(id));
    }

    /** What a tick does for an edition that is being sent. */
    boolean attend(EditionId id, SendingSettings settings) {
        QueueState queueState = dispatch().queueState();
        return dispatch().attend(survey(id), settings, queueState);
    }

    /** Answers how many of its pages were put on the queue. */
    int requeue(EditionId id) {
        QueueState queueState = dispatch().queueState();
        return dispatch().requeue(survey(id), queueState);
    }

    public Dispatch dispatch() {
        return new Dispatch(stores, queue, postman, controls.killSwitch(), clock, peoplePerPage);
    }

    /** Workers hired from now on freeze pages of at most so many; others go on on another page. */
    void mostOnAPage(int people) {
        mostOnAPage = people;
    }

    /** How workers sleep that are hired from now on. */
    void sleepers(Sleeper how) {
        sleeper = how;
    }

    public PageWorker worker() {
        return worker(new Quota(0, -1, 0));
    }

    public PageWorker worker(Quota quota) {
        return worker(clock, () -> Optional.of(quota));
    }

    /** A worker by another clock, which must go on with that of the world, and another word of the quota. */
    PageWorker worker(InstantSource hisClock, Supplier<Optional<Quota>> quota) {
        return worker(hisClock, quota, 1);
    }

    /** One worker of so many. */
    PageWorker worker(InstantSource hisClock, Supplier<Optional<Quota>> quota, int workers) {
        Pacer pacer = new Pacer(quota, workers, mostPerCall, hisClock, sleeper);
        Seats seats = new Seats(dynamo, ledgerTable, pacer, hisClock, this::nextOwner);
        Tools tools = new Tools(postman, pacer, seats, controls, hisClock, sleeper, this::nextOwner);
        SiteLinks links = new SiteLinks(URI.create("https://news.example.org"), tokens);
        return new PageWorker(stores, tools, queue, links, Duration.ZERO, mostOnAPage);
    }

    String nextOwner() {
        return "w" + owners.incrementAndGet();
    }

    /** The messages on the queue now, taken off it. */
    public List<PageMessage> messages() {
        List<PageMessage> messages = new ArrayList<>();
        while (true) {
            var received = sqs.receiveMessage(receive ->
                            receive.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(0))
                    .messages();
            if (received.isEmpty()) {
                return messages;
            }
            received.forEach(message -> messages.add(PageMessage.parse(message.body())));
            sqs.deleteMessageBatch(delete -> delete.queueUrl(queueUrl)
                    .entries(received.stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()));
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
