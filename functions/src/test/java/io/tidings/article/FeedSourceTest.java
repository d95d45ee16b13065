package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidings.embedded.TestServices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedSourceTest {
    private final HttpServer server = server();
    private final List<String> asked = new ArrayList<>();
    private final Articles articles = ArticleTables.articles();
    private Instant now = Instant.parse("2026-11-16T06:00:00Z");
    private static final String FEED = "<rss version='2.0'><channel><title>T</title><item><title>One</title>"
            + "<link>https://t.example.com/1</link></item></channel></rss>";

    private String body = FEED;
    private Optional<byte[]> bytes = Optional.empty();
    private int status = 200;
    private String retryAfter = "";
    private final String bucket = TestServices.bucket("rejects");
    private final IntakeLog log = ArticleTables.log();
    private final FeedSource source = source(address());

    private FeedSource source(URI address) {
        return new FeedSource(
                new FeedSourceSettings(SourceName.of("trenches"), address, Duration.ofMinutes(30)),
                TestServices.shared().s3Client(),
                bucket,
                articles,
                log,
                () -> now);
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no server", e);
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/feed.xml");
    }

    @BeforeEach
    void serve() {
        server.createContext("/feed.xml", exchange -> {
            var known = exchange.getRequestHeaders().getFirst("If-None-Match");
            asked.add(String.valueOf(known));
            var tag = "\"" + body.hashCode() + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            var content = bytes.orElseGet(() -> body.getBytes(StandardCharsets.UTF_8));
            var answer = tag.equals(known) ? 304 : status;
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(answer, answer == 304 ? -1 : content.length);
            if (answer != 304) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFeedIsReadAndNotAskedAgainTooSoon() {
        assertThat(source.pull()).returns(1, IntakeReport::added);
        assertThat(source.pull()).returns(1, IntakeReport::added);

        assertThat(asked).hasSize(1);
        assertThat(articles.find(ArticleId.of(URI.create("https://t.example.com/1")))
                        .orElseThrow())
                .returns(SourceName.of("trenches"), Article::source);
    }

    @Test
    void anUnchangedFeedIsNotReadAgain() {
        source.pull();
        now = now.plusSeconds(3_600);
        assertThat(source.pull()).returns(0, IntakeReport::read);
        now = now.plusSeconds(3_600);
        assertThat(source.pull()).returns(0, IntakeReport::read);
        body = body.replace("One", "One, corrected");
        now = now.plusSeconds(3_600);

        assertThat(source.pull()).returns(1, IntakeReport::corrected);
        assertThat(asked).hasSize(4);
    }

    @Test
    void aFeedWhoseAddressChangesIsReadThereAtOnceAndWhole() {
        source.pull();

        // The same server, which would answer 304 to the version that it gave at the first address.
        assertThat(source(URI.create(address() + "?page=1")).pull())
                .returns(1, IntakeReport::read)
                .returns(0, IntakeReport::added);
        assertThat(asked).containsExactly("null", "null");
    }

    @Test
    void aFeedTakesBackItsOwnArticlesAndNobodyElses() {
        articles.save(ArticleTables.article("others", "Another source's"));
        body = json("{\"url\": \"https://t.example.com/1\", \"title\": \"One\"}");
        source.pull();
        now = now.plusSeconds(3_600);
        body = json("{\"url\": \"https://t.example.com/1\", \"withdrawn\": true},"
                + "{\"url\": \"https://a.example.com/others\", \"withdrawn\": true},"
                + "{\"url\": \"https://a.example.com/yet-to-come\", \"withdrawn\": true}");

        assertThat(source.pull()).returns(1, IntakeReport::withdrawn).returns(2, IntakeReport::unchanged);

        assertThat(standing("https://t.example.com/1")).contains(Standing.WITHDRAWN);
        assertThat(standing("https://a.example.com/others")).contains(Standing.LIVE);
        assertThat(standing("https://a.example.com/yet-to-come")).isEmpty();
    }

    @Test
    void noFeedBringsBackWhatWasWithdrawn() {
        var article = ArticleTables.article("1", "One", "trenches", now, Standing.LIVE);
        articles.save(article);
        articles.save(ArticleTables.article("1", "-", "editors", now, Standing.WITHDRAWN));
        body = json("{\"url\": \"https://a.example.com/1\", \"title\": \"Again\", \"withdrawn\": false},"
                + "{\"url\": \"https://a.example.com/2\", \"title\": \"Two\", \"withdrawn\": false}");

        assertThat(source.pull()).returns(1, IntakeReport::unchanged).returns(1, IntakeReport::added);

        assertThat(standing("https://a.example.com/1")).contains(Standing.WITHDRAWN);
    }

    private static String json(String items) {
        return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [" + items + "]}";
    }

    private Optional<Standing> standing(String url) {
        return articles.find(ArticleId.of(URI.create(url))).map(Article::standing);
    }

    /** Which of them stand in the feed changes from pull to pull; none may come twice, and none be lost. */
    @Test
    void theEpisodesOfAPodcastThatAllLeadToTheShowAreAnArticleEach() {
        assertThat(shown("A")).returns(1, IntakeReport::added);
        assertThat(shown("B", "A")).returns(1, IntakeReport::added).returns(1, IntakeReport::unchanged);
        assertThat(shown("C", "B")).returns(1, IntakeReport::added).returns(1, IntakeReport::unchanged);
        assertThat(shown("C")).returns(1, IntakeReport::unchanged);
        assertThat(shown("B")).returns(1, IntakeReport::unchanged);
        assertThat(shown("C", "B", "A")).returns(3, IntakeReport::unchanged);
        assertThat(shown("E", "D", "C")).returns(2, IntakeReport::added).returns(1, IntakeReport::unchanged);

        assertThat(articles.seenBetween(Instant.EPOCH, now))
                .extracting(Article::title)
                .containsExactlyInAnyOrder("A", "B", "C", "D", "E");
    }

    @Test
    void aFeedThatIsNewWithItsEpisodesBringsThemAll() {
        assertThat(shown("C", "B", "A")).returns(3, IntakeReport::added);
        assertThat(shown("D", "C", "B")).returns(1, IntakeReport::added).returns(2, IntakeReport::unchanged);
        assertThat(shown("B")).returns(1, IntakeReport::unchanged);
    }

    @Test
    void releasesOnOnePageAreToldApartByTheirFragments() {
        body = "<rss version='2.0'><channel><title>T</title>" + release("v2") + release("v1") + "</channel></rss>";

        assertThat(source.pull()).returns(2, IntakeReport::added);
        assertThat(articles.seenBetween(Instant.EPOCH, now))
                .extracting(article -> article.url().toString())
                .containsExactlyInAnyOrder("https://t.example.com/notes#v1", "https://t.example.com/notes#v2");
    }

    private static String release(String name) {
        return "<item><title>%1$s</title><link>https://t.example.com/notes#%1$s</link></item>".formatted(name);
    }

    @Test
    void aGuidThatChangesMakesNoOtherArticle() {
        shown("A");
        body = feed(item("A", "another-guid"));
        now = now.plusSeconds(3_600);

        assertThat(source.pull()).returns(1, IntakeReport::unchanged);
        assertThat(articles.seenBetween(Instant.EPOCH, now)).hasSize(1);
    }

    @Test
    void aGuidThatChangedMakesNoOtherArticleBesideANewOne() {
        shown("A");
        body = feed(item("B", "episode-B") + item("A", "another-guid"));
        now = now.plusSeconds(3_600);

        assertThat(source.pull()).returns(1, IntakeReport::added).returns(1, IntakeReport::unchanged);
        assertThat(articles.seenBetween(Instant.EPOCH, now)).hasSize(2);
    }

    @Test
    void eachThatStandsAloneIsAnArticleToo() {
        shown("A");
        shown("B");
        assertThat(shown("C")).returns(1, IntakeReport::added);

        assertThat(articles.seenBetween(Instant.EPOCH, now)).hasSize(3);
        assertThat(shown("C", "B", "A")).returns(3, IntakeReport::unchanged);
    }

    private IntakeReport shown(String... episodes) {
        body = feed(Arrays.stream(episodes)
                .map(name -> item(name, "episode-" + name))
                .collect(Collectors.joining()));
        now = now.plusSeconds(3_600);
        return source.pull();
    }

    private static String feed(String items) {
        return "<rss version='2.0'><channel><title>T</title>" + items + "</channel></rss>";
    }

    private static String item(String title, String guid) {
        return "<item><title>%s</title><link>https://t.example.com/show</link><guid isPermaLink='false'>%s</guid></item>"
                .formatted(title, guid);
    }

    @Test
    void aFeedThatCouldNeverBeReadIsThrownWheneverItIsAsked() {
        status = 500;

        assertThatThrownBy(source::pull).hasMessageContaining("answered 500");
        now = now.plusSeconds(120);
        assertThat(source.pull()).as("too early").returns(0, IntakeReport::read);
        now = now.plusSeconds(1_800);
        assertThatThrownBy(source::pull).hasMessageContaining("answered 500");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aServerInTroubleIsLeftAloneAndHeardOfAfterADay() {
        source.pull();
        status = 503;
        body = "The database is away.";
        for (int half = 1; half < 48; half++) {
            now = now.plus(Duration.ofMinutes(30));
            assertThat(source.pull()).returns(0, IntakeReport::read);
            assertThat(source.pull())
                    .as("the tick after that")
                    .extracting(IntakeReport::rejected)
                    .isEqualTo(0);
        }
        assertThat(asked).hasSize(48);

        now = now.plus(Duration.ofMinutes(60));
        assertThatThrownBy(source::pull).hasMessageContaining("answered 503");

        status = 200;
        now = now.plus(Duration.ofMinutes(30));
        body = FEED.replace("/1", "/2");
        assertThat(source.pull()).returns(1, IntakeReport::added);
        status = 503;
        body = "Away again.";
        now = now.plus(Duration.ofMinutes(30));
        assertThat(source.pull()).as("the first time in a row").returns(0, IntakeReport::read);
    }

    @Test
    void aServerIsAskedAgainWhenItSaysAndTheNextDayAtTheLatest() {
        source.pull();
        status = 429;
        body = "Too many requests";
        retryAfter = "7200";
        now = now.plus(Duration.ofMinutes(30));
        source.pull();
        now = now.plus(Duration.ofMinutes(119));
        source.pull();
        assertThat(asked).hasSize(2);

        now = now.plus(Duration.ofMinutes(1));
        retryAfter = "Tue, 01 Dec 2026 00:00:00 GMT";
        source.pull();
        assertThat(asked).hasSize(3);
        now = now.plus(Duration.ofHours(23));
        source.pull();
        assertThat(asked).hasSize(3);
        now = now.plus(Duration.ofHours(1));
        status = 200;
        body = FEED;
        source.pull();
        assertThat(asked).hasSize(4);
    }

    @Test
    void aCorrectedAddressIsAskedAtOnce() {
        status = 404;
        retryAfter = "86400";
        assertThatThrownBy(source::pull).hasMessageContaining("answered 404");

        status = 200;
        assertThat(source(URI.create(address() + "?right")).pull()).returns(1, IntakeReport::added);
    }

    @Test
    void aFeedThatIsTooLargeIsOneRejection() {
        body = FEED.replace(
                "<item>", "<item><description>" + "word ".repeat(5_000_000) + "</description></item><item>");

        assertThat(source.pull()).returns(1, IntakeReport::rejected).returns(1, IntakeReport::read);
    }

    @Test
    void aPackedFeedUnpacksToNoMoreThanAnother() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 300; i++) {
                gzip.write("{\"url\": \"https://t.example.com/%d\", \"title\": \"T\", \"text\": \"%s\"}\n"
                        .formatted(i, "x".repeat(100_000))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        bytes = Optional.of(packed.toByteArray());

        assertThat(source.pull())
                .returns(1, IntakeReport::rejected)
                .extracting(IntakeReport::added)
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .isBetween(200, 220);
    }

    @Test
    void aFeedThatMovedIsFollowedAlsoByARelativeAddress() {
        server.createContext("/old", exchange -> lead(exchange, "/older?x=1"));
        server.createContext("/older", exchange -> lead(exchange, address().toString()));

        assertThat(source(address().resolve("/old")).pull()).returns(1, IntakeReport::added);
    }

    @Test
    void aFeedIsNotFollowedForEver() {
        server.createContext("/round", exchange -> lead(exchange, "/round"));

        assertThatThrownBy(source(address().resolve("/round"))::pull).hasMessageContaining("more than 5 times");
    }

    /** What answers in there answers us, and nobody on the web: AWS's own credentials do, for one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:%d/feed.xml",
                "http://127.0.0.2:%d/feed.xml",
                "http://[::1]:%d/feed.xml",
                "http://169.254.169.254/latest/meta-data/",
                "http://169.254.170.2/v2/credentials",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://0.0.0.0:%d/feed.xml",
                "http://[fd00:ec2::254]/latest/",
                "http://[::ffff:169.254.169.254]/latest/",
                "file:///etc/passwd",
                "ftp://example.com/feed.xml",
                "http://a b/"
            })
    void aFeedLeadsNobodyInside(String inside) {
        server.createContext(
                "/out",
                exchange -> lead(exchange, inside.formatted(server.getAddress().getPort())));

        assertThatThrownBy(source(address().resolve("/out"))::pull).hasMessageContaining("is not followed");
        assertThat(asked).isEmpty();
    }

    private static void lead(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    @Test
    void theReasonsOfWhatWasRejectedStayWhileTheFeedIsAsItWas() {
        body = "<html><body>Moved</body></html>";
        source.pull();
        now = now.plusSeconds(3_600);

        assertThat(source.pull()).returns(0, IntakeReport::rejected);

        var counted = Objects.requireNonNull(
                log.rejected(now.minusSeconds(7_200), now).get(SourceName.of("trenches")));
        assertThat(counted.items()).isEqualTo(1);
        assertThat(log.find(counted.lastKey()).orElseThrow().firstRejections())
                .extracting(Rejection::reason)
                .containsExactly("a web page, not a feed");
    }

    @Test
    void aPageThatIsNoFeedIsOneRejection() {
        body = "<html><body>Moved</body></html>";

        assertThat(source.pull()).returns(1, IntakeReport::rejected);
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedSourceSettings(
                        SourceName.of("x"), URI.create("file:///etc/passwd"), Duration.ofHours(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new FeedSourceSettings(SourceName.of("x"), URI.create("https://x.example.com"), Duration.ZERO));
    }
}
