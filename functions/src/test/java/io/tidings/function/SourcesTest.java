package io.tidings.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tidings.article.ArticleId;
import io.tidings.article.Articles;
import io.tidings.article.FeedSource;
import io.tidings.article.IntakeLog;
import io.tidings.article.IntakeReport;
import io.tidings.article.PulledSource;
import io.tidings.article.SourceName;
import io.tidings.article.TableSource;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.TestServices;
import io.tidings.table.Key;
import io.tidings.table.Shape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an operator writes into the setting becomes sources that bring articles. */
final class SourcesTest {

    private final EmbeddedServices services = TestServices.shared();
    private final DynamoDbClient dynamo = services.dynamoClient();
    private final String articleTable = TestServices.table("articles");
    private final String intakeTable = TestServices.table("intake");
    private final Articles articles = new Articles(dynamo, articleTable);
    private Instant now = Instant.parse("2026-11-16T06:00:00Z");

    SourcesTest() {
        dynamo.createTable(Articles.table(articleTable));
        dynamo.createTable(IntakeLog.table(intakeTable));
    }

    @Test
    void noSourcesIsNoFault() {
        assertThat(sources("[]")).isEmpty();
    }

    @Test
    void eachIsOfItsKindAndInOrder() {
        Map<String, PulledSource> sources = sources("""
                [{"source": "cms", "table": "posts", "partitionKey": "site", "partitionValue": "main", "dateAttribute": "at"},
                 {"source": "blog", "feed": "https://blog.example.com/feed.xml", "every": "PT1H"}]""");

        assertThat(sources.keySet()).containsExactly("cms", "blog");
        assertThat(sources.get("cms")).isInstanceOf(TableSource.class);
        assertThat(sources.get("blog")).isInstanceOf(FeedSource.class);
    }

    @Test
    void aTableIsAskedByTheKeysIndexAndNamesThatWereWritten() {
        String theirs = TestServices.table("theirs");
        dynamo.createTable(Shape.of("posts", Key.text("id"))
                .index("bySite", Key.text("site"), Key.text("at"))
                .table(theirs));
        for (String site : new String[] {"main", "other"}) {
            dynamo.putItem(put -> put.tableName(theirs)
                    .item(Map.of(
                            "id", AttributeValue.fromS(site),
                            "site", AttributeValue.fromS(site),
                            "at", AttributeValue.fromS("2026-11-15T10:00:00Z"),
                            "permalink", AttributeValue.fromS("https://cms.example.com/" + site),
                            "kopf", AttributeValue.fromS("A head"))));
        }

        Map<String, PulledSource> sources = sources("""
                [{"source": "cms", "table": "%s", "index": "bySite", "partitionKey": "site", "partitionValue": "main",
                  "dateAttribute": "at", "attributeNames": {"url": "permalink", "title": "kopf"}}]""".formatted(theirs));

        assertThat(Objects.requireNonNull(sources.get("cms")).pull().added()).isEqualTo(1);
        assertThat(articles.find(ArticleId.of(URI.create("https://cms.example.com/main"))))
                .hasValueSatisfying(article -> {
                    assertThat(article.title()).isEqualTo("A head");
                    assertThat(article.source()).isEqualTo(SourceName.of("cms"));
                });
    }

    @Test
    void aFeedIsAskedAsOftenAsWasWrittenAndEveryQuarterOfAnHourOtherwise() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] feed =
                    "<rss version='2.0'><channel><title>T</title></channel></rss>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
            exchange.close();
        });
        server.start();
        try {
            String feed = "\"feed\": \"http://127.0.0.1:" + server.getAddress().getPort() + "/\"";
            Map<String, PulledSource> sources = sources("[{\"source\": \"often\", " + feed
                    + "}, {\"source\": \"seldom\", " + feed + ", \"every\": \"PT1H\"}]");

            pullAll(sources);
            assertThat(asked).hasValue(2);
            now = now.plus(Duration.ofMinutes(14));
            pullAll(sources);
            assertThat(asked).hasValue(2);
            now = now.plus(Duration.ofMinutes(2));
            pullAll(sources);
            assertThat(asked).hasValue(3);
            now = now.plus(Duration.ofMinutes(45));
            pullAll(sources);
            assertThat(asked).hasValue(5);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsWrongWithASourceIsSaidWithItsNameAndTheOthersAreAsked() {
        Sources sources = read("""
                [{"source": "cms", "table": "posts"},
                 {"source": "ftp", "feed": "ftp://blog.example.com/feed"},
                 {"source": "often", "feed": "https://blog.example.com/feed", "every": "15 minutes"},
                 {"source": "neither"},
                 {"feed": "https://blog.example.com/feed"},
                 {"source": "blog", "feed": "https://blog.example.com/feed.xml"}]""");

        assertThat(sources.good()).containsOnlyKeys("blog");
        assertThat(sources.problems())
                .hasSize(5)
                .allSatisfy(problem -> assertThat(problem).startsWith(Settings.SOURCES))
                .satisfiesExactly(
                        cms -> assertThat(cms).endsWith("'cms': a table source needs a partitionKey."),
                        ftp -> assertThat(ftp).contains("'ftp'", "http:// or https://"),
                        often -> assertThat(often).contains("'often'", "every must be", "PT15M", "15 minutes"),
                        neither -> assertThat(neither).endsWith("'neither': it needs a table or a feed."),
                        nameless -> assertThat(nameless).contains("''"));
    }

    /** Each server answers when the last of them was asked: one after the other, the first would wait in vain. */
    @Test
    void whoDoesNotAnswerLetsNoOtherWait() throws IOException {
        CountDownLatch asked = new CountDownLatch(3);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.countDown();
            boolean all = awaited(asked);
            byte[] feed = "[{\"url\": \"https://a.example.com%s\", \"title\": \"One\"}]"
                    .formatted(exchange.getRequestURI().getPath())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(all ? 200 : 503, feed.length);
            exchange.getResponseBody().write(feed);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            List<Tick.Duty> duties = read(IntStream.range(0, 3)
                            .mapToObj(i -> "{\"source\": \"blog-%1$d\", \"feed\": \"http://127.0.0.1:%2$d/%1$d\"}"
                                    .formatted(i, port))
                            .collect(Collectors.joining(", ", "[", "]")))
                    .duties(Duration.ofMinutes(1));

            assertThat(new Tick(List.of(() -> duties)).run()).isEqualTo(3);
            assertThat(articles.seenBetween(now.minusSeconds(1), now)).hasSize(3);
        } finally {
            server.stop(0);
        }
    }

    /** However long the first pull of a table or a slow feed takes, newsletters are composed and sent meanwhile. */
    @Test
    void whoHasNoTurnInTimeHasItInTheNextTick() {
        List<Tick.Duty> duties = read("[{\"source\": \"blog\", \"feed\": \"http://127.0.0.1:1/\"}]")
                .duties(Duration.ofSeconds(-1));

        assertThat(new Tick(List.of(() -> duties)).run()).as("none failed").isEqualTo(1);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void whatIsNoListOfSourcesIsRefusedWithItsReason() {
        assertThat(read("[{").problems()).singleElement().asString().startsWith(Settings.SOURCES + " is not JSON");
        assertThat(read("{\"source\": \"cms\"}").problems())
                .containsExactly(Settings.SOURCES + " must be a JSON array of sources.");
    }

    @Test
    void ofTwoSourcesOfOneNameTheSecondIsRefusedForOneWouldBeLost() {
        String blog = "{\"source\": \"blog\", \"feed\": \"https://blog.example.com/feed.xml\"}";

        assertThat(read("[" + blog + ", " + blog + "]").problems())
                .containsExactly(Settings.SOURCES + " names blog twice: the first one counts.");
    }

    /** A slip in a parameter of the stack must not stop newsletters from being composed and sent. */
    @Test
    void aTickWithAWrongSourceDoesEverythingElseAndReportsIt() {
        List<Tick.Duty> duties = read("[{\"source\": \"cms\"}]").duties(Duration.ofMinutes(1));
        List<String> done = new ArrayList<>();
        Tick tick =
                new Tick(List.of(() -> duties, () -> List.of(new Tick.Duty("composing", () -> done.add("composed")))));

        assertThatThrownBy(tick::run)
                .hasMessage("Failed in this tick: reading " + Settings.SOURCES)
                .satisfies(failed -> assertThat(failed.getSuppressed())
                        .singleElement()
                        .extracting(Throwable::getMessage)
                        .asString()
                        .contains("'cms': it needs a table or a feed"));
        assertThat(done).containsExactly("composed");
    }

    private static void pullAll(Map<String, PulledSource> sources) {
        sources.values().forEach(source -> assertThat(source.pull()).isInstanceOf(IntakeReport.class));
    }

    private Map<String, PulledSource> sources(String written) {
        Sources read = read(written);
        assertThat(read.problems()).isEmpty();
        return read.good();
    }

    private Sources read(String written) {
        Map<String, String> environment = SettingsTest.complete();
        environment.put(Settings.SOURCES, written);
        environment.put(Settings.BUCKET, TestServices.bucket("drops"));
        Clients clients = new Clients(
                dynamo, services.s3Client(), services.sqsClient(), () -> EmbeddedClients.ses(services.ses()));
        IntakeLog log = new IntakeLog(dynamo, intakeTable);
        return new Sources(Settings.from(environment), clients, articles, log, () -> now);
    }
}
