package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tidings.embedded.TestServices;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FeedSourceTest {
    private final HttpServer server = server();
    private final List<String> asked = new ArrayList<>();
    private final Articles articles = ArticleTables.articles();
    private Instant now = Instant.parse("2026-11-16T06:00:00Z");
    private String body = "<rss version='2.0'><channel><title>T</title><item><title>One</title>"
            + "<link>https://t.example.com/1</link></item></channel></rss>";
    private int status = 200;

    private final FeedSource source = new FeedSource(
            new FeedSourceSettings(SourceName.of("trenches"), address(), Duration.ofMinutes(30)),
            TestServices.shared().s3Client(),
            TestServices.bucket("rejects"),
            articles,
            ArticleTables.log(),
            () -> now);

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
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var answer = tag.equals(known) ? 304 : status;
            exchange.sendResponseHeaders(answer, answer == 304 ? -1 : bytes.length);
            if (answer != 304) {
                exchange.getResponseBody().write(bytes);
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
    void aServerInTroubleIsThrown() {
        status = 500;

        assertThatThrownBy(source::pull).hasMessageContaining("answered 500");
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
