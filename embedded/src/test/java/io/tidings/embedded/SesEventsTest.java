package io.tidings.embedded;

import static io.tidings.embedded.SesCalls.bulk;
import static io.tidings.embedded.SesCalls.entry;
import static io.tidings.embedded.SesCalls.simple;
import static io.tidings.embedded.SesCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;

class SesEventsTest {
    private final S3Client s3 = TestServices.shared().s3Client();
    private final String bucket = TestServices.bucket("events");

    @TempDir
    Path directory;

    private SesFixture fixture;

    @BeforeEach
    void start() {
        fixture = new SesFixture(directory);
        fixture.ses.writeEventsTo(s3, bucket);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aDeliveredMailIsSentAndDelivered() throws IOException {
        var id = fixture.client
                .sendEmail(simple("reader@example.org")
                        .emailTags(tag("edition", "e1"), tag("page", "3"))
                        .build())
                .messageId();

        var events = events();
        assertThat(types(events)).containsExactly("Send", "Delivery");
        var mail = events.getFirst().path("mail");
        assertThat(mail.path("messageId").asText()).isEqualTo(id);
        assertThat(mail.path("timestamp").asText()).isEqualTo("2026-01-05T08:00:00Z");
        assertThat(mail.path("source").asText()).isEqualTo(SesCalls.FROM);
        assertThat(mail.path("destination").path(0).asText()).isEqualTo("reader@example.org");
        assertThat(mail.path("tags").path("edition").path(0).asText()).isEqualTo("e1");
        assertThat(mail.path("tags").path("page").path(0).asText()).isEqualTo("3");
        assertThat(mail.path("tags").path("ses:configuration-set").path(0).asText())
                .isEqualTo("tidings");
        assertThat(mail.path("commonHeaders").path("subject").asText()).isEqualTo("Please confirm");
        assertThat(mail.path("headers").path(0).path("name").asText()).isEqualTo("From");
        assertThat(events.get(0).path("send").isObject()).isTrue();
        assertThat(events.get(1).path("delivery").path("recipients").path(0).asText())
                .isEqualTo("reader@example.org");
    }

    @Test
    void filesStandUnderTheirHour() {
        fixture.client.sendEmail(simple("reader@example.org").build());
        fixture.ses.flushEvents();

        assertThat(keys()).hasSize(1).allSatisfy(key -> assertThat(key).startsWith("events/2026/01/05/08/tidings-ses"));
    }

    @Test
    void simulatorAddressesHaveTheirFate() throws IOException {
        send("success+1@simulator.amazonses.com");
        send("bounce+1@simulator.amazonses.com");
        send("complaint@simulator.amazonses.com");
        send("suppressionlist@simulator.amazonses.com");
        send("ooto@simulator.amazonses.com");
        fixture.client.putSuppressedDestination(
                b -> b.emailAddress("gone@example.org").reason(SuppressionListReason.BOUNCE));
        send("gone@example.org");

        var events = events();
        assertThat(types(events))
                .containsExactly(
                        "Send",
                        "Delivery",
                        "Send",
                        "Bounce",
                        "Send",
                        "Delivery",
                        "Complaint",
                        "Send",
                        "Bounce",
                        "Send",
                        "Delivery",
                        "Send",
                        "Bounce");
        assertThat(bounceTypes(events))
                .containsExactly("Permanent/General", "Permanent/Suppressed", "Permanent/OnAccountSuppressionList");
        assertThat(events.get(3)
                        .path("bounce")
                        .path("bouncedRecipients")
                        .path(0)
                        .path("emailAddress")
                        .asText())
                .isEqualTo("bounce+1@simulator.amazonses.com");
        assertThat(events.get(6)
                        .path("complaint")
                        .path("complainedRecipients")
                        .path(0)
                        .path("emailAddress")
                        .asText())
                .isEqualTo("complaint@simulator.amazonses.com");
    }

    @Test
    void aRenderingFailureIsReportedInsteadOfASend() throws IOException {
        fixture.client.sendBulkEmail(
                bulk("{{missing}}", List.of(entry("a@example.org", Map.of()))).build());

        var events = events();
        assertThat(types(events)).containsExactly("Rendering Failure");
        assertThat(events.getFirst().path("failure").path("errorMessage").asText())
                .isEqualTo("Attribute 'missing' is not present in the rendering data.");
        assertThat(events.getFirst()
                        .path("mail")
                        .path("tags")
                        .path("edition")
                        .path(0)
                        .asText())
                .isEqualTo("weekly-2026-01-05");
    }

    @Test
    void readersMakeEventsToo() throws IOException {
        var id = send("reader@example.org");
        fixture.ses.open(id, "Mozilla/5.0");
        fixture.ses.click(id, "https://example.org/a?b=c", "Mozilla/5.0");
        fixture.ses.complain(id);
        fixture.ses.bounce(id);

        var events = events();
        assertThat(types(events)).containsExactly("Send", "Delivery", "Open", "Click", "Complaint", "Bounce");
        assertThat(events.get(2).path("open").path("userAgent").asText()).isEqualTo("Mozilla/5.0");
        assertThat(events.get(3).path("click").path("link").asText()).isEqualTo("https://example.org/a?b=c");
        assertThat(events)
                .allSatisfy(
                        event -> assertThat(event.path("mail").path("messageId").asText())
                                .isEqualTo(id));
        assertThatThrownBy(() -> fixture.ses.open("nobody", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLinkThatIsNotToBeTrackedMakesNoEventAndLosesItsMark() throws IOException {
        fixture.client.sendBulkEmail(bulk(
                        "<a ses:no-track href=\"{{own}}\">own</a> <a href=\"https://example.org/story\">story</a>",
                        List.of(entry("reader@example.org", Map.of("own", "https://example.org/u/1"))))
                .build());
        var mail = fixture.ses.mails().newest(0, 1).getFirst();

        fixture.ses.click(mail.messageId(), "https://example.org/u/1", "Mozilla/5.0");
        fixture.ses.click(mail.messageId(), "https://example.org/story", "Mozilla/5.0");

        assertThat(mail.html()).startsWith("<a href=\"https://example.org/u/1\">own</a>");
        assertThat(events())
                .filteredOn(event -> event.path("eventType").asText().equals("Click"))
                .extracting(event -> event.path("click").path("link").asText())
                .containsExactly("https://example.org/story");
    }

    @Test
    void withoutAConfigurationSetThereAreNoEvents() throws IOException {
        fixture.client.sendEmail(
                simple("reader@example.org").configurationSetName(null).build());

        assertThat(events()).isEmpty();
    }

    @Test
    void aFileOfManyEventsIsCompressed(@TempDir Path other) throws IOException {
        fixture.close();
        fixture = new SesFixture(other);
        var entries = IntStream.range(0, 50)
                .mapToObj(i -> entry("a" + i + "@example.org", Map.of()))
                .toList();
        for (int i = 0; i < 4; i++) {
            fixture.client.sendBulkEmail(bulk("x", entries).build());
        }

        // only now, so that all of it is one file
        fixture.ses.writeEventsTo(s3, bucket);
        assertThat(events()).hasSize(400);
        assertThat(keys()).allSatisfy(key -> assertThat(key).endsWith(".gz"));
    }

    @Test
    void whatWasNotPublishedBeforeARestartIsPublishedAfterIt() throws IOException {
        var first = send("a@example.org");
        fixture.ses.flushEvents();
        fixture.ses.writeEventsTo(s3, "no-such-bucket");
        var later = send("b@example.org");
        fixture.close();

        fixture = new SesFixture(directory);
        fixture.ses.writeEventsTo(s3, bucket);

        assertThat(events())
                .extracting(event -> event.path("mail").path("messageId").asText())
                .containsExactly(first, first, later, later);
    }

    @Test
    void whoListensIsToldOfEachFile() {
        var told = new ArrayList<String>();
        fixture.ses.onEventFile(told::add);
        send("a@example.org");
        fixture.ses.flushEvents();
        fixture.ses.flushEvents();

        assertThat(told).isEqualTo(keys());
    }

    private String send(String to) {
        return fixture.client.sendEmail(simple(to).build()).messageId();
    }

    private List<String> keys() {
        return s3.listObjectsV2(b -> b.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<JsonNode> events() throws IOException {
        fixture.ses.flushEvents();
        var events = new ArrayList<JsonNode>();
        for (var key : keys()) {
            var octets = s3.getObjectAsBytes(b -> b.bucket(bucket).key(key)).asByteArray();
            var plain =
                    key.endsWith(".gz") ? new GZIPInputStream(new ByteArrayInputStream(octets)).readAllBytes() : octets;
            new String(plain, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> events.add(Json.tree(line.getBytes(StandardCharsets.UTF_8))));
        }
        return events;
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("eventType").asText()).toList();
    }

    private static List<String> bounceTypes(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.path("bounce"))
                .filter(JsonNode::isObject)
                .map(bounce -> bounce.path("bounceType").asText() + "/"
                        + bounce.path("bounceSubType").asText())
                .toList();
    }
}
