package io.tidings.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tidings.embedded.EmbeddedOpenId;
import io.tidings.embedded.EmbeddedOpenId.Person;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.Header;
import io.tidings.embedded.SentMail;
import io.tidings.embedded.TestServices;
import io.tidings.function.ConsoleHandler;
import io.tidings.function.FeedbackHandler;
import io.tidings.function.IngestHandler;
import io.tidings.function.SendHandler;
import io.tidings.function.Settings;
import io.tidings.function.SiteHandler;
import io.tidings.function.TickHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;

/** Every handler out of the zip, on events as AWS writes them: articles in, an edition out, feedback back. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client brings native code for Linux only")
final class PackagedFunctionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EmbeddedServices SERVICES = TestServices.shared();
    private static final String NEWSLETTER = "engineering-weekly";
    private static final List<String> PEOPLE = List.of("ada@example.org", "bo@example.org", "cy@example.org");

    private static final String FEED = """
            <rss version="2.0"><channel><title>Blog</title><link>https://blog.example.org/</link><description/>
            <item><title>Columnar storage</title><link>https://blog.example.org/posts/feed</link>
            <pubDate>Thu, 19 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>
            """;
    private static final String NOTE = """
            ---
            url: https://blog.example.org/posts/note
            title: Query planners
            publishedAt: 2026-11-19T08:00:00Z
            ---
            How *planners* choose an index.
            """;

    private static final EmbeddedOpenId PROVIDER = EmbeddedOpenId.start(
            "tidings", List.of(new Person("ada@example.org", List.of("editor"))), InstantSource.system());

    private final Surroundings surroundings = Surroundings.make();

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @TempDir
    private Path task;

    @Test
    void articlesComeInAnEditionGoesOutAndFeedbackComesBack() throws Exception {
        Zip.built().unpack(task);

        articlesComeIn();
        try (PackagedFunction console = start(ConsoleHandler.class)) {
            String edition = editionIsComposedAndSent(console);
            pagesAreSent();
            SentMail mail = mailsOf(edition).getFirst();
            theSiteShowsItAndTakesAnUnsubscribe(edition, mail);
            theDeliveryIsReported(mail);
            theClockTicks();
            theFiguresAddUp(console, edition);
            anEditorSignsIn(console);
        }
    }

    private void articlesComeIn() throws Exception {
        put("articles/blog/week.json", articles());
        put("articles/blog/feed.xml", FEED);
        put("articles/blog/note.md", NOTE);
        try (PackagedFunction ingest = start(IngestHandler.class)) {
            assertThat(ingest.invoke(LambdaEvents.created(surroundings.bucket(), "articles/blog/week.json")))
                    .contains("12 read, 0 rejected");
            assertThat(ingest.invoke(LambdaEvents.created(surroundings.bucket(), "articles/blog/feed.xml")))
                    .contains("1 read, 0 rejected");
            assertThat(ingest.invoke(LambdaEvents.created(surroundings.bucket(), "articles/blog/note.md")))
                    .contains("1 read, 0 rejected");
        }
    }

    private String editionIsComposedAndSent(PackagedFunction console) throws Exception {
        String document = Files.readString(task.resolve("io/tidings/edition/example-newsletter.json"));
        ask(
                console,
                200,
                "PUT",
                "/api/newsletters/" + NEWSLETTER,
                Map.of("content-type", "application/json"),
                document);
        JsonNode imported = ask(
                console,
                200,
                "POST",
                "/api/newsletters/" + NEWSLETTER + "/subscribers",
                Map.of("content-type", "text/csv"),
                "address\n" + String.join("\n", PEOPLE) + "\n");
        assertThat(imported.path("added").asInt()).isEqualTo(PEOPLE.size());
        String id = ask(
                        console,
                        201,
                        "POST",
                        "/api/newsletters/" + NEWSLETTER + "/editions",
                        Map.of("idempotency-key", "zip"),
                        "")
                .path("id")
                .asText();
        assertThat(ask(console, 200, "POST", "/api/editions/" + id + "/send", Map.of(), "")
                        .path("state")
                        .asText())
                .isEqualTo("SENDING");
        return id;
    }

    private void pagesAreSent() throws Exception {
        List<Message> pages = SERVICES.sqsClient()
                .receiveMessage(
                        request -> request.queueUrl(surroundings.queue()).waitTimeSeconds(10))
                .messages();
        assertThat(pages).isNotEmpty();
        try (PackagedFunction send = start(SendHandler.class)) {
            for (Message page : pages) {
                JsonNode answer = JSON.readTree(send.invoke(LambdaEvents.message(page.messageId(), page.body())));
                assertThat(answer.path("batchItemFailures")).isEmpty();
            }
        }
    }

    private List<SentMail> mailsOf(String edition) {
        List<SentMail> mails = new ArrayList<>();
        SERVICES.sesEndpoint().mails().forEach(mail -> {
            if (edition.equals(mail.tags().get("edition")) && PEOPLE.contains(mail.to())) {
                mails.add(mail);
            }
        });
        assertThat(mails).extracting(SentMail::to).containsExactlyInAnyOrderElementsOf(PEOPLE);
        return mails;
    }

    private void theSiteShowsItAndTakesAnUnsubscribe(String edition, SentMail mail) throws Exception {
        try (PackagedFunction site = start(SiteHandler.class)) {
            assertThat(answer(site, "GET", "/archive/" + edition, Map.of(), "")
                            .path("statusCode")
                            .asInt())
                    .isEqualTo(200);
            JsonNode left = answer(
                    site,
                    "POST",
                    unsubscribePath(mail),
                    Map.of("content-type", "application/x-www-form-urlencoded"),
                    "List-Unsubscribe=One-Click");
            assertThat(left.path("statusCode").asInt()).isEqualTo(200);
        }
    }

    private void theDeliveryIsReported(SentMail mail) throws Exception {
        put("events/2026/11/20/08/file", event("Delivery", mail) + "\n" + event("Delivery", mail));
        try (PackagedFunction feedback = start(FeedbackHandler.class)) {
            feedback.invoke(LambdaEvents.created(surroundings.bucket(), "events/2026/11/20/08/file"));
        }
    }

    private void theClockTicks() throws Exception {
        try (PackagedFunction tick = start(TickHandler.class)) {
            assertThat(tick.invoke(LambdaEvents.tick())).contains("done");
        }
    }

    private void theFiguresAddUp(PackagedFunction console, String edition) throws Exception {
        JsonNode figures = ask(console, 200, "GET", "/api/editions/" + edition, Map.of(), "");

        assertThat(figures.path("eligible").asInt()).isEqualTo(PEOPLE.size());
        assertThat(figures.path("accepted").asInt()).isEqualTo(PEOPLE.size());
        assertThat(figures.path("delivered").asInt()).isEqualTo(1);
        assertThat(figures.path("unsubscribed").asInt()).isEqualTo(1);
        assertThat(figures.path("state").asText()).isEqualTo("SENT");
    }

    private void anEditorSignsIn(PackagedFunction console) throws Exception {
        JsonNode away = answer(console, "GET", "/console", Map.of(), "");
        String provider = away.at("/headers/Location").asText();
        String back = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(provider))
                                .POST(BodyPublishers.ofString("person=0"))
                                .build(),
                        BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        JsonNode in =
                answer(console, "GET", back.replaceFirst("^https://[^/]+", ""), Map.of("cookie", cookie(away)), "");
        JsonNode home = answer(console, "GET", "/console", Map.of("cookie", cookie(in)), "");

        assertThat(home.path("statusCode").asInt()).isEqualTo(200);
        assertThat(home.path("body").asText()).contains("ada@example.org", "Stop all sending");
    }

    private static String cookie(JsonNode answer) {
        return answer.at("/cookies/0").asText().replaceFirst(";.*", "");
    }

    private PackagedFunction start(Class<?> handler) throws IOException {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.put(Settings.SIGN_IN_ISSUER, PROVIDER.issuer().toString());
        environment.put(Settings.SIGN_IN_CLIENT, "tidings");
        environment.put(Settings.SESSION_KEY, "a session key for a test of the zip");
        return PackagedFunction.start(task, handler.getName(), environment);
    }

    private static JsonNode ask(
            PackagedFunction function, int status, String method, String path, Map<String, String> headers, String body)
            throws Exception {
        JsonNode answer = answer(function, method, path, headers, body);
        assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(status);
        return JSON.readTree(answer.path("body").asText());
    }

    private static JsonNode answer(
            PackagedFunction function, String method, String path, Map<String, String> headers, String body)
            throws Exception {
        return JSON.readTree(function.invoke(LambdaEvents.request(method, path, headers, body)));
    }

    private void put(String key, String text) {
        SERVICES.s3Client()
                .putObject(request -> request.bucket(surroundings.bucket()).key(key), RequestBody.fromString(text));
    }

    // spec: RFC 8058: an https URI in angle brackets, to be POSTed to
    private static String unsubscribePath(SentMail mail) {
        String field = mail.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("List-Unsubscribe"))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
        return URI.create(field.replaceFirst(".*<(https://[^>]+)>.*", "$1")).getPath();
    }

    private static String event(String type, SentMail mail) {
        var event = JSON.createObjectNode().put("eventType", type);
        var about = event.putObject("mail")
                .put("timestamp", "2026-11-20T08:00:00.000Z")
                .put("messageId", mail.messageId());
        about.putArray("destination").add(mail.to());
        var tags = about.putObject("tags");
        mail.tags().forEach((name, value) -> tags.putArray(name).add(value));
        event.putObject(type.toLowerCase(java.util.Locale.ROOT)).put("timestamp", "2026-11-20T08:00:01.000Z");
        return event.toString();
    }

    private static String articles() {
        List<String> subjects = List.of(
                "PostgreSQL replication slots",
                "Kubernetes autoscaling",
                "Kafka change data capture",
                "A postmortem of an outage",
                "Prompts for a chatbot",
                "Event sourcing without tears",
                "MySQL transactions",
                "Terraform modules",
                "Airflow pipelines",
                "Error budgets in practice",
                "Retrieval-augmented generation",
                "Monolith to microservice");
        ArrayNode articles = JSON.createArrayNode();
        for (int i = 0; i < subjects.size(); i++) {
            articles.addObject()
                    .put("url", "https://blog.example.org/posts/" + i)
                    .put("title", subjects.get(i))
                    .put("summary", "What we learnt about " + subjects.get(i) + " in year " + (2000 + i) + ".")
                    .put("publishedAt", "2026-11-19T08:00:00Z");
        }
        return articles.toString();
    }
}
