package io.tidings.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.delivery.EditionTally;
import io.tidings.delivery.PageKey;
import io.tidings.delivery.ReadFiles;
import io.tidings.delivery.Reason;
import io.tidings.delivery.SendingWorld;
import io.tidings.delivery.Tally;
import io.tidings.edition.EditionId;
import io.tidings.embedded.Fault;
import io.tidings.embedded.Faults;
import io.tidings.embedded.TestServices;
import io.tidings.subscriber.SubscriberId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

final class EventFilesTest {
    private static final String PERSON = "\"userAgent\":\"Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0\"";

    private final SendingWorld world = new SendingWorld(200, 50);
    private final S3Client s3 = TestServices.shared().s3Client();
    private final EventFiles files =
            new EventFiles(s3, world.bucket, world.stores, new ReadFiles(world.dynamo, world.ledgerTable), world.clock);

    @AfterEach
    void nothingGoesWrongAnyMore() {
        SendingWorld.ses().faults(Faults.none());
    }

    private EditionId sentTo(int readers) {
        world.readers(readers);
        return world.sent(world.anEdition());
    }

    private static String event(EditionId id, int slot, String type, String details) {
        return """
                {"eventType":"%s","mail":{"messageId":"m","destination":["someone@else.example"],\
                "tags":{"edition":["%s"],"page":["0"],"slot":["%d"],"ses:source-ip":["1.2.3.4"]}}%s}""".formatted(type, id, slot, details);
    }

    private FileReport read(String name, byte[] content) {
        s3.putObject(put -> put.bucket(world.bucket).key(name), RequestBody.fromBytes(content));
        return files.read(name);
    }

    private FileReport read(String name, String content) {
        return read(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sendEventsSettleWhatWasUncertain() {
        SendingWorld.ses().faults(Faults.onNextSends(1, new Fault.DropAnswer()));
        EditionId id = sentTo(3);

        read(
                "events/a",
                event(id, 0, "Send", "") + "\n" + event(id, 1, "Send", "") + "\n"
                        + event(id, 2, "Rendering Failure", ",\"failure\":{}") + "\n");

        Tally tally = world.tally(id);
        assertThat(tally).matches(sum -> sum.accepted() == 2 && sum.rejected() == 1 && sum.uncertain() == 0);
        assertThat(tally.reasons()).containsEntry(Reason.RENDERING_FAILURE, 1L);
    }

    @Test
    void peopleAndMachinesAreCountedApart() {
        EditionId id = sentTo(6);

        read(
                "events/opens",
                String.join(
                        "\n",
                        List.of(
                                event(id, 0, "Open", ",\"open\":{" + PERSON + "}"),
                                event(id, 1, "Open", ",\"open\":{\"userAgent\":\"Mozilla/5.0\"}"),
                                event(id, 2, "Open", ",\"open\":{" + PERSON + ",\"isAutomated\":true}"),
                                event(id, 3, "Click", ",\"click\":{" + PERSON + ",\"link\":\"https://example.org/b\"}"),
                                event(
                                        id,
                                        4,
                                        "Click",
                                        ",\"click\":{\"userAgent\":\"Barracuda Sentinel\",\"link\":\"https://example.org/b\"}"),
                                event(
                                        id,
                                        5,
                                        "Click",
                                        ",\"click\":{" + PERSON + ",\"link\":\"https://news.example.org/u/k1."
                                                + "Ab-_".repeat(12) + "\"}"))));

        Tally tally = world.tally(id);
        assertThat(tally).matches(sum -> sum.opened() == 1 && sum.openedByMachine() == 2 && sum.clicked() == 1);
        assertThat(clicksByLink(id)).containsEntry(1, 1L).hasSize(1);
    }

    @Test
    void aPageThatCannotBeWrittenKeepsNothingFromTheOthersAndTheFileComesAgain() {
        EditionId id = sentTo(3);
        EditionId broken = sentTo(4);
        makeUnwritable(new PageKey(broken, 0));
        String content = event(broken, 0, "Delivery", "")
                + event(id, 0, "Delivery", "")
                + event(broken, 1, "Bounce", ",\"bounce\":{\"bounceType\":\"Permanent\"}")
                + event(id, 1, "Delivery", "");

        assertThatThrownBy(() -> read("events/torn", content)).isInstanceOf(DynamoDbException.class);

        assertThat(world.tally(id).delivered()).isEqualTo(2);
        SubscriberId bounced = world.stores
                .ledger()
                .roster(new PageKey(broken, 0))
                .orElseThrow()
                .ids()
                .get(1);
        assertThat(world.stores.subscribers().isSuppressed(bounced)).isTrue();
        assertThatThrownBy(() -> files.read("events/torn")).as("not read yet").isInstanceOf(DynamoDbException.class);
    }

    @Test
    void anEditionThatCannotBeReadKeepsNothingFromTheOthersAndTheFileComesAgain() {
        EditionId id = sentTo(3);
        EditionId gone = sentTo(4);
        s3.listObjectsV2(list -> list.bucket(world.bucket).prefix("editions/")).contents().stream()
                .map(S3Object::key)
                .filter(key -> key.contains(gone.value()))
                .forEach(key ->
                        s3.deleteObject(delete -> delete.bucket(world.bucket).key(key)));
        String click = ",\"click\":{" + PERSON + ",\"link\":\"https://example.org/b\"}";
        StringBuilder content = new StringBuilder();
        for (int slot = 0; slot < 4; slot++) {
            content.append(event(gone, slot, "Click", click)).append(event(gone, slot, "Click", click));
        }
        content.append(event(id, 1, "Click", click))
                .append(event(id, 0, "Bounce", ",\"bounce\":{\"bounceType\":\"Permanent\"}"));

        assertThatThrownBy(() -> read("events/gone", content.toString())).hasMessageContaining("never frozen");

        assertThat(world.tally(id)).matches(sum -> sum.bounced() == 1 && sum.clicked() == 1);
        assertThat(world.tally(gone).clicked()).isEqualTo(4);
    }

    /** As nothing of ours writes it: a set of slots that is none. */
    private void makeUnwritable(PageKey page) {
        world.dynamo.updateItem(update -> update.tableName(world.ledgerTable)
                .key(Map.of(
                        "edition", AttributeValue.fromS(page.edition().value()),
                        "page", AttributeValue.fromN(String.valueOf(page.page()))))
                .updateExpression("SET delivered = :text")
                .expressionAttributeValues(Map.of(":text", AttributeValue.fromS("broken"))));
    }

    private Map<Integer, Long> clicksByLink(EditionId id) {
        EditionTally[] sum = {EditionTally.NONE};
        world.stores.ledger().forEachPageWithClicks(id, page -> sum[0] = sum[0].plus(page));
        return sum[0].people().clicksByLink();
    }

    @Test
    void aStoryWhoseAddressLooksLikeOurOwnLinksIsAStory() {
        EditionId id = sentTo(3);

        read(
                "events/clicks",
                event(id, 0, "Click", ",\"click\":{" + PERSON + ",\"link\":\"https://writer.example/p/a-story\"}")
                        + event(id, 1, "Click", ",\"click\":{" + PERSON + ",\"link\":\"https://x.example/u/ada.b\"}")
                        + event(
                                id,
                                2,
                                "Click",
                                ",\"click\":{" + PERSON + ",\"link\":\"https://news.example.org/p/k1."
                                        + "Ab-_".repeat(12) + "\"}"));

        assertThat(world.tally(id).clicked()).isEqualTo(2);
    }

    @Test
    void whoReadsTheEditionInTheBrowserHasNotFollowedAStory() {
        EditionId id = sentTo(4);
        String[] links = {
            "https://news.example.org/archive/" + id,
            "https://news.example.org/letters/archive/" + id + "?utm=mail#top",
            "https://writer.example/archive/" + id + "/a-story",
            "https://writer.example/archive/2020"
        };
        StringBuilder events = new StringBuilder();
        for (int slot = 0; slot < links.length; slot++) {
            events.append(event(id, slot, "Click", ",\"click\":{" + PERSON + ",\"link\":\"" + links[slot] + "\"}"));
        }

        read("events/archive", events.toString());

        assertThat(world.tally(id)).matches(sum -> sum.accepted() == 4 && sum.clicked() == 2);
    }

    @Test
    void aConfirmationOrWelcomeThatBouncedOrWasReportedSuppressesItsReader() {
        String letter = """
                {"eventType":"%s","mail":{"messageId":"m","tags":{"newsletter":["%s"],"letter":["welcome"],\
                "reader":["%s"]}}%s}""";
        world.readers(3);
        String newsletter = world.audience.newsletter();

        FileReport report = read(
                "events/letters",
                letter.formatted("Complaint", newsletter, world.id(0), ",\"complaint\":{}")
                        + letter.formatted(
                                "Bounce", newsletter, world.id(1), ",\"bounce\":{\"bounceType\":\"Permanent\"}")
                        + letter.formatted(
                                "Bounce", newsletter, world.id(2), ",\"bounce\":{\"bounceType\":\"Transient\"}")
                        + letter.formatted("Complaint", "No Newsletter", "nobody", ",\"complaint\":{}"));

        assertThat(report.suppressed()).isEqualTo(2);
        assertThat(world.stores.subscribers().isSuppressed(world.id(0))).isTrue();
        assertThat(world.stores.subscribers().isSuppressed(world.id(1))).isTrue();
        assertThat(world.stores.subscribers().isSuppressed(world.id(2))).isFalse();
    }

    @Test
    void hardBouncesAndComplaintsSuppressThePersonOfTheSlot() {
        EditionId id = sentTo(4);
        List<SubscriberId> roster =
                world.stores.ledger().roster(new PageKey(id, 0)).orElseThrow().ids();

        FileReport report = read(
                "events/bounces",
                event(id, 0, "Bounce", ",\"bounce\":{\"bounceType\":\"Permanent\"}")
                        + event(id, 1, "Bounce", ",\"bounce\":{\"bounceType\":\"Transient\"}")
                        + event(id, 2, "Complaint", ",\"complaint\":{\"complaintFeedbackType\":\"abuse\"}")
                        + event(id, 3, "Complaint", ",\"complaint\":{\"complaintFeedbackType\":\"not-spam\"}"));

        assertThat(report.suppressed()).isEqualTo(2);
        assertThat(roster.stream().map(world.stores.subscribers()::isSuppressed))
                .containsExactly(true, false, true, false);
        assertThat(world.tally(id)).matches(sum -> sum.bounced() == 1 && sum.complained() == 1);
    }

    @Test
    void whateverIsNotOursIsHarmlessAndCounted() {
        EditionId id = sentTo(2);
        String strange = String.join(
                "\n",
                List.of(
                        "not json at all",
                        "{\"eventType\":\"Open\",\"mail\":{\"tags\":{\"edition\":[\"" + id,
                        event(id, 1, "Delivery", ",\"delivery\":{}"),
                        "{\"eventType\":\"Send\",\"mail\":{\"tags\":{}}}",
                        event(id, 1, "Subscription", ""),
                        event(new EditionId("nobody-2020-01-01"), 0, "Send", ""),
                        event(id, 900, "Delivery", ""),
                        "{broken}",
                        event(id, 0, "Delivery", "")));

        FileReport report = read("events/strange", strange);

        assertThat(report.malformed()).isEqualTo(3);
        assertThat(report.ignored()).isEqualTo(2);
        assertThat(world.tally(id)).matches(sum -> sum.delivered() == 2 && sum.eligible() == 2);
        assertThat(world.stores.ledger().find(new PageKey(new EditionId("nobody-2020-01-01"), 0)))
                .isEmpty();
    }

    @Test
    void aHundredThousandEventsInAnyOrderTwiceAreOneWriteAPage() throws IOException {
        EditionId id = sentTo(200);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            events.add(event(id, i % 200, i % 2 == 0 ? "Delivery" : "Open", ",\"open\":{" + PERSON + "}"));
        }
        Collections.shuffle(events, new Random(7));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (String event : events) {
                gzip.write(event.getBytes(StandardCharsets.UTF_8));
            }
        }
        world.counts.reset();

        FileReport report = read("events/many.gz", bytes.toByteArray());

        assertThat(report.events()).isEqualTo(100_000);
        assertThat(world.counts.calls("UpdateItem")).isEqualTo(1);
        Tally once = world.tally(id);
        assertThat(once).matches(sum -> sum.delivered() == 100 && sum.opened() == 100 && sum.accepted() == 200);
        assertThat(files.read("events/many.gz").reading()).isEqualTo(FileReport.Reading.READ_BEFORE);
        read("events/again.gz", bytes.toByteArray());
        assertThat(world.tally(id)).isEqualTo(once);
    }

    @Test
    void theEndpointsOwnEventFilesAreRead() {
        List<String> keys = Collections.synchronizedList(new ArrayList<>());
        SendingWorld.ses().onEventFile(keys::add);
        SendingWorld.ses().writeEventsTo(s3, world.bucket);
        SendingWorld.ses().faults(Faults.onNextSends(1, new Fault.DropAnswer()));
        EditionId id = sentTo(5);
        SendingWorld.ses().flushEvents();

        List.copyOf(keys).forEach(files::read);

        assertThat(world.tally(id)).matches(sum -> sum.accepted() == 5 && sum.delivered() == 5);
    }

    @Test
    void ofAPackedFileThatIsTornWhatCameBeforeCounts() throws IOException {
        EditionId id = sentTo(50);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, true)) {
            for (int slot = 0; slot < 50; slot++) {
                gzip.write(event(id, slot, "Delivery", "").getBytes(StandardCharsets.UTF_8));
                gzip.flush();
            }
        }

        FileReport report = read("events/torn.gz", Arrays.copyOf(bytes.toByteArray(), bytes.size() - 40));

        assertThat(report.events()).isBetween(40L, 49L);
        assertThat(report.malformed()).isEqualTo(1);
        assertThat(world.tally(id).delivered()).isEqualTo(report.events());
    }

    @Test
    void aFileThatIsGoneIsNoError() {
        assertThat(files.read("events/none").reading()).isEqualTo(FileReport.Reading.GONE);
    }
}
