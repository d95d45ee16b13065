package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.embedded.EmbeddedSes;
import io.tidings.embedded.SentMail;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** The whole way in one JVM, through the doors that are open to everybody: the drop, HTTP, and what SES reports. */
final class EndToEndTest {
    private static final int IMPORTED = 60;
    private static final String CSV = "text/csv";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    private Path directory;

    private LocalSystem system;
    private TestBrowser browser;
    private EmbeddedSes ses;

    @BeforeEach
    void systemIsUp() {
        var sunday = Optional.of(TestInputs.MONDAY.minusSeconds(3_600));
        system = LocalSystem.start(
                new LocalSystem.Options(0, Optional.empty(), sunday, LocalSystem.Door.OPEN, Map.of()));
        system.go();
        browser = new TestBrowser(system.address());
        ses = system.installation().services().ses().orElseThrow();
    }

    @AfterEach
    void systemIsClosed() {
        system.close();
    }

    @Test
    void articlesGoInMailsGoOutAndWhatReadersDoComesBack() throws IOException {
        var inputs = new TestInputs(directory);
        assertThat(browser.put("/api/newsletters/weekly", Files.readString(inputs.newsletter("editor", 0, 1)))
                        .statusCode())
                .isLessThan(300);
        var csv = Files.readString(inputs.subscribers(IMPORTED)) + "bounce@simulator.amazonses.com,en,,,active\n";
        assertThat(TestBrowser.read(browser.post("/api/newsletters/weekly/subscribers", CSV, csv))
                        .path("added")
                        .asInt())
                .isEqualTo(IMPORTED + 1);
        var leaver = signedUp("leaver@example.net");
        drop(inputs);

        // Composed: asking twice gives one edition, and the article that is corrected later changes nothing in it.
        var edition = compose();
        assertThat(compose()).isEqualTo(edition);
        correct();

        // Between composing and sending: a GET on the link changes nothing, the one-click POST does.
        assertThat(browser.get(leaver).statusCode()).isEqualTo(200);
        assertThat(browser.get(leaver).body()).contains("<form");
        assertThat(browser.post(leaver, FORM, "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);

        assertThat(browser.post("/api/editions/" + edition + "/approve", JSON, "")
                        .statusCode())
                .isLessThan(300);
        var sent = state(edition, "SENT", "delivered", IMPORTED);
        assertThat(sent.path("eligible").asInt()).isEqualTo(IMPORTED + 1);
        assertThat(sent.path("accepted").asInt()).isEqualTo(IMPORTED + 1);
        assertThat(sent.path("rejected").asInt()).isZero();
        assertThat(sent.path("uncertain").asInt()).isZero();
        assertThat(sent.path("open").asInt()).isZero();
        assertThat(ses.truth().accepted(edition)).hasSize(IMPORTED + 1).doesNotContainKey("leaver@example.net");
        assertThat(ses.truth().accepted(edition).values()).containsOnly(1);
        var digest = digest("reader1@example.com", edition);
        assertThat(digest.text()).contains("Passkeys after a year").doesNotContain("Corrected after composing");
        // A mail has the sections its reader wants, and no others.
        assertThat(digest("reader0@example.com", edition).text())
                .contains("Postgres")
                .doesNotContain("Passkeys");

        // Feedback: opened by a person, clicked, and left by one click.
        ses.open(digest.messageId(), "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0");
        ses.click(digest.messageId(), "https://a.example.com/2", "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0");
        assertThat(browser.post(unsubscribeLink(digest), FORM, "List-Unsubscribe=One-Click")
                        .statusCode())
                .isEqualTo(200);
        var read = state(edition, "SENT", "unsubscribed", 1);
        assertThat(read.path("bounced").asInt()).isEqualTo(1);
        read = state(edition, "SENT", "clicked", 1);
        assertThat(read.path("opened").asInt()).isEqualTo(1);
        var table = browser.get("/api/editions/" + edition + "/stats.csv");
        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.body()).contains("https://a.example.com/2");
        assertThat(TestBrowser.read(browser.get("/api/newsletters/weekly/growth"))
                        .path("weeks")
                        .size())
                .as("weeks that the tick has counted")
                .isEqualTo(26);
    }

    @Test
    void aGetOnTheUnsubscribeLinkChangesNothing() throws IOException {
        var inputs = new TestInputs(directory);
        browser.put("/api/newsletters/weekly", Files.readString(inputs.newsletter("automatic", 0, 1)));
        var link = signedUp("stays@example.net");
        drop(inputs);

        assertThat(browser.get(link).statusCode()).isEqualTo(200);
        var edition = compose();

        state(edition, "SENT", "delivered", 1);
        assertThat(ses.truth().accepted(edition)).containsOnlyKeys("stays@example.net");
    }

    @Test
    void whatIsLargerThanApiGatewayTakesIsAnswered413() {
        var large = "address\n" + "x".repeat(10_600_000);

        var answer = browser.post("/api/newsletters/weekly/subscribers", CSV, large);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than 10 MB");
    }

    /** Signs up on the API, confirms by the mail's link and answers the link that stands in the mails to leave by. */
    private String signedUp(String address) {
        var body = "{\"newsletter\": \"weekly\", \"address\": \"" + address + "\"}";
        assertThat(browser.post("/api/subscribers", JSON, body).statusCode()).isEqualTo(202);
        var confirmation = mails(address, 1);
        var confirm = link(confirmation, "/c/");
        assertThat(browser.get(confirm).body()).contains("<form");
        assertThat(browser.post(confirm, FORM, "").statusCode()).isLessThan(400);
        return unsubscribeLink(mails(address, 2));
    }

    /** The so-many-th mail to the address, waited for. */
    private SentMail mails(String address, int number) {
        return Patience.until(
                "mail " + number + " to " + address,
                () -> ses.mails().to(address).stream().skip(number - 1).findFirst());
    }

    private void drop(TestInputs inputs) {
        var keys = files().drop(inputs.articles());
        for (var key : keys) {
            Patience.until(key, () -> system.installation().wiring().intakeLog().find(key));
        }
    }

    private ArticleFiles files() {
        var installation = system.installation();
        return new ArticleFiles(
                installation.services().clients().s3(), installation.resources().bucket());
    }

    private void correct() {
        var corrected = """
            {"url": "https://a.example.com/2", "title": "Corrected after composing", "summary": "", "publishedAt": "2026-11-13T10:00:00Z"}
            """;
        var key = "articles/blog/correction.ndjson";
        var installation = system.installation();
        installation
                .services()
                .clients()
                .s3()
                .putObject(
                        put -> put.bucket(installation.resources().bucket()).key(key),
                        RequestBody.fromString(corrected));
        var report = Patience.until(key, () -> installation.wiring().intakeLog().find(key));
        // Not how many it corrected: where the sweep reads it beside the event, the second finds nothing to do.
        assertThat(report.rejected()).isZero();
        var article = ArticleId.of(URI.create("https://a.example.com/2"));
        assertThat(installation.wiring().articles().all(Set.of(article)))
                .extracting(Article::title)
                .containsExactly("Corrected after composing");
    }

    private String compose() {
        var answer =
                browser.post("/api/newsletters/weekly/editions", JSON, "", "Idempotency-Key", "the one of this test");
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return TestBrowser.read(answer).path("id").asText();
    }

    private JsonNode state(String edition, String state, String count, int atLeast) {
        return Patience.until(
                state + " with " + count + " " + atLeast,
                () -> Optional.of(browser.json("/api/editions/" + edition))
                        .filter(shown -> shown.path("state").asText().equals(state))
                        .filter(shown -> shown.path(count).asInt() >= atLeast));
    }

    private SentMail digest(String address, String edition) {
        return ses.mails().to(address).stream()
                .filter(mail -> edition.equals(mail.tags().get("edition")))
                .findFirst()
                .orElseThrow();
    }

    private static String unsubscribeLink(SentMail mail) {
        return mail.headers().stream()
                .filter(header -> header.name().equals("List-Unsubscribe"))
                .map(header -> header.value().replaceFirst("^<([^>]+)>.*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static String link(SentMail mail, String path) {
        var matcher = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+" + path + "[A-Za-z0-9._-]+")
                .matcher(mail.text());
        assertThat(matcher.find()).as(mail.text()).isTrue();
        return matcher.group();
    }
}
