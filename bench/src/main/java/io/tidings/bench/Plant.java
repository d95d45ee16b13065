package io.tidings.bench;

import io.tidings.delivery.PageMessage;
import io.tidings.delivery.PageWorker;
import io.tidings.edition.Act;
import io.tidings.edition.ComposeRequest;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Newsletters;
import io.tidings.function.Clients;
import io.tidings.function.Settings;
import io.tidings.function.Settings.Addressing;
import io.tidings.function.Settings.Secrets;
import io.tidings.function.Settings.TableNames;
import io.tidings.function.Wiring;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.sync.RequestBody;

/** The product as it is deployed, over the services it is given: tables, bucket, queue, and everything the functions use. */
final class Plant {
    static final String BUCKET = "plant";
    static final TableNames TABLES =
            new TableNames("articles", "intake", "subscribers", "editions", "ledger", "stats", "grouping");
    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    private static final Secrets SECRETS = new Secrets(
            "the address key of every benchmark", Map.of("k1", "the first token key of every benchmark"), "k1");

    final Clients clients;
    final Wiring wiring;
    final Newsletter newsletter;
    final InstantSource clock;
    private final String queue;

    /** On a Monday morning from which time goes on. */
    Plant(Clients clients) {
        this(clients, shifted(Duration.between(Instant.now(), MONDAY)));
    }

    private static InstantSource shifted(Duration shift) {
        return () -> Instant.now().plus(shift);
    }

    Plant(Clients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
        clients.s3().createBucket(create -> create.bucket(BUCKET));
        TABLES.requests().forEach(table -> clients.dynamo().createTable(table));
        this.queue =
                clients.sqs().createQueue(create -> create.queueName("pages")).queueUrl();
        Settings settings = new Settings(
                BUCKET,
                TABLES,
                queue,
                "tidings",
                URI.create("https://mail.example.com"),
                1,
                SECRETS,
                "[]",
                Optional.empty(),
                Addressing.BY_PATH);
        this.wiring = new Wiring(settings, clients, clock);
        this.newsletter = wiring.newsletters().save(Newsletters.example());
    }

    /** Takes in so many new articles, each of a day of the six before now. */
    void articles(int from, int count) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String lines = IntStream.range(from, from + count)
                .mapToObj(number -> article(number, now.minus(Duration.ofDays(1 + number % 6))))
                .collect(Collectors.joining("\n"));
        String key = "articles/bench/" + from + ".ndjson";
        clients.s3().putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(lines));
        wiring.intake().readObject(key);
    }

    private static String article(int number, Instant publishedAt) {
        String[] subjects = {"Postgres replication", "Kafka streams", "Kubernetes networking", "Java garbage collection"
        };
        String subject = subjects[number % subjects.length];
        return """
                {"url": "https://bench.example.com/%d", "title": "%s, note %d on %s", "summary": "What %d readers of team %d \
                learned about %s in week %d.", "publishedAt": "%s"}""".formatted(
                        number,
                        subject,
                        number * 37,
                        Integer.toHexString(number * 0x9E3779B1),
                        number * 53,
                        number * 7,
                        subject,
                        number * 11,
                        publishedAt);
    }

    /** Composes an edition of what is there, and approves it whatever the gate says. */
    Edition edition(String key) {
        Edition composed = wiring.composing().compose(newsletter, new ComposeRequest.Asked(key, "bench"));
        Instant now = clock.instant();
        if (composed.state() != EditionState.APPROVED) {
            wiring.editions()
                    .approve(composed, Set.of(EditionState.READY, EditionState.HELD), now, new Act("bench", now, ""));
        }
        Edition edition = wiring.editions().require(composed.id());
        if (edition.state() != EditionState.APPROVED) {
            throw new IllegalStateException("The edition is " + edition.state() + ": " + edition.reasons());
        }
        return edition;
    }

    /** What a function finds in its environment, but for where the services are. */
    Map<String, String> environment() {
        return new HashMap<>(Map.ofEntries(
                Map.entry(Settings.BUCKET, BUCKET),
                Map.entry(Settings.ARTICLES_TABLE, TABLES.articles()),
                Map.entry(Settings.INTAKE_TABLE, TABLES.intake()),
                Map.entry(Settings.SUBSCRIBERS_TABLE, TABLES.subscribers()),
                Map.entry(Settings.EDITIONS_TABLE, TABLES.editions()),
                Map.entry(Settings.LEDGER_TABLE, TABLES.ledger()),
                Map.entry(Settings.STATS_TABLE, TABLES.stats()),
                Map.entry(Settings.GROUPING_TABLE, TABLES.grouping()),
                Map.entry(Settings.PAGES_QUEUE, queue),
                Map.entry(Settings.CONFIGURATION_SET, "tidings"),
                Map.entry(Settings.BASE_URL, "https://mail.example.com"),
                Map.entry(Settings.CONCURRENCY, "1"),
                Map.entry(Settings.ADDRESS_KEY, SECRETS.addressKey()),
                Map.entry(Settings.TOKEN_KEYS, "k1=" + SECRETS.tokenKeys().get("k1")),
                Map.entry(Settings.SIGN_IN_ISSUER, Settings.NOBODY)));
    }

    /** Fans out an edition of one page, and answers the message about it. */
    String onlyPage(Edition edition) {
        wiring.dispatch().fanOut(edition);
        var message = clients.sqs()
                .receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(1))
                .messages()
                .getFirst();
        clients.sqs().deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
        return message.body();
    }

    /** Fans out, and works on every page; the consumer hears of each that is done. */
    void send(Edition edition, Consumer<PageMessage> done) {
        wiring.dispatch().fanOut(edition);
        PageWorker worker = wiring.pageWorker();
        while (true) {
            var received = clients.sqs()
                    .receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(0))
                    .messages();
            if (received.isEmpty()) {
                return;
            }
            received.forEach(message -> {
                PageMessage page = PageMessage.parse(message.body());
                worker.work(page, () -> Duration.ofMinutes(10));
                clients.sqs().deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
                done.accept(page);
            });
        }
    }
}
