package io.tidings.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.delivery.EditionTally;
import io.tidings.delivery.Mark;
import io.tidings.delivery.PageKey;
import io.tidings.delivery.PageMessage;
import io.tidings.delivery.SlotSet;
import io.tidings.edition.Act;
import io.tidings.edition.Attention;
import io.tidings.edition.ComposeRequest;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Newsletters;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.TestServices;
import io.tidings.function.Settings.Addressing;
import io.tidings.function.Settings.Secrets;
import io.tidings.function.Settings.TableNames;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.ImportRequest;
import io.tidings.subscriber.ImportRequest.Mode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The tick over real services: what is under way is looked after whatever becomes of what surrounds it. */
final class DutiesTest {

    private final EmbeddedServices services = TestServices.shared();
    private final S3Client s3 = services.s3Client();
    private final SqsClient sqs = services.sqsClient();
    private final String bucket = TestServices.bucket("duties");
    private final String queue = TestServices.queue("duties");
    private final String editionTable = TestServices.table("editions");
    private final String ledgerTable = TestServices.table("ledger");
    private Instant now = Instant.parse("2026-11-16T08:00:00Z");
    private final Wiring wiring = wiring();
    private final Tick tick = wiring.tick();
    private final Newsletter newsletter = wiring.newsletters().save(Newsletters.example());

    private Wiring wiring() {
        TableNames tables = new TableNames(
                TestServices.table("articles"),
                TestServices.table("intake"),
                TestServices.table("subscribers"),
                editionTable,
                ledgerTable,
                TestServices.table("stats"),
                TestServices.table("grouping"));
        tables.requests().forEach(services.dynamoClient()::createTable);
        Settings settings = new Settings(
                bucket,
                tables,
                queue,
                "tidings",
                URI.create("https://mail.example.com"),
                1,
                new Secrets(
                        "the address key of these very tests", Map.of("k1", "the token key of these very tests"), "k1"),
                "[]",
                Optional.empty(),
                Addressing.BY_PATH);
        Clients clients = new Clients(services.dynamoClient(), s3, sqs, () -> EmbeddedClients.ses(services.ses()));
        return new Wiring(settings, clients, () -> now);
    }

    @BeforeEach
    void readersAndArticlesAreThere() {
        readers(3);
        put("articles/blog/week.ndjson", """
                {"url": "https://a.example.com/1", "title": "Postgres replication slots", "summary": "A database lag.", "publishedAt": "2026-11-13T08:00:00Z"}
                {"url": "https://a.example.com/2", "title": "Kubernetes autoscaling", "summary": "A cluster grows.", "publishedAt": "2026-11-13T08:00:00Z"}
                {"url": "https://a.example.com/3", "title": "Passkeys after a year", "summary": "Security at login.", "publishedAt": "2026-11-13T08:00:00Z"}
                {"url": "https://a.example.com/4", "title": "A postmortem of an outage", "summary": "An incident.", "publishedAt": "2026-11-13T08:00:00Z"}
                """);
        wiring.intake().readObject("articles/blog/week.ndjson");
    }

    private void readers(int people) {
        String rows = "address\n"
                + IntStream.range(0, people)
                        .mapToObj(number -> "reader" + number + "@example.com")
                        .collect(Collectors.joining("\n"));
        var request = new ImportRequest(
                new Audience(newsletter.id().value()), Set.of(), "en", "They asked for it.", Mode.APPLY);
        wiring.subscribers().importAll(request, new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anApprovedEditionGoesOutThoughItsDocumentWasBroken() {
        Edition edition = approved();
        put("newsletters/" + newsletter.id() + ".json", "{\"id\": ");
        put("editions/What is this doing here/a.txt", "no edition");

        tick.run();

        assertThat(state(edition)).isEqualTo(EditionState.SENDING);
        assertThat(received()).hasSize(1);
    }

    @Test
    void lostPagesAreFoundAndTheEditionEndsThoughItsDocumentWasBroken() {
        Edition edition = approved();
        tick.run();
        put("newsletters/" + newsletter.id() + ".json", "no document at all");
        received().forEach(this::lose);

        now = now.plus(Duration.ofHours(1));
        tick.run();
        received().forEach(this::work);
        tick.run();

        assertThat(state(edition)).isEqualTo(EditionState.SENT);
        EditionTally tally = wiring.ledger().tally(edition.id());
        assertThat(tally.people().accepted()).isEqualTo(3);
        assertThat(wiring.rollups().find(edition.id()))
                .hasValueSatisfying(
                        rollup -> assertThat(rollup.people().accepted()).isEqualTo(3));
    }

    @Test
    void whatIsUnderWayEndsThoughItsNewsletterIsGone() {
        Edition edition = approved();
        tick.run();
        s3.deleteObject(delete -> delete.bucket(bucket).key("newsletters/" + newsletter.id() + ".json"));
        received().forEach(this::work);

        tick.run();

        assertThat(state(edition)).isEqualTo(EditionState.SENT);
    }

    @Test
    void noEditionOfANewsletterThatIsGoneBegins() {
        Edition edition = approved();
        s3.deleteObject(delete -> delete.bucket(bucket).key("newsletters/" + newsletter.id() + ".json"));

        tick.run();

        assertThat(state(edition)).isEqualTo(EditionState.APPROVED);
        assertThat(received()).isEmpty();

        now = now.plus(Duration.ofHours(25));
        tick.run();

        assertThat(state(edition)).isEqualTo(EditionState.READY);
    }

    @Test
    void anEditionOfABrokenDocumentWaitsForAnEditorWhenItIsLate() {
        Edition edition = approved();
        put("newsletters/" + newsletter.id() + ".json", "{}");
        now = now.plus(Duration.ofHours(25));

        tick.run();

        assertThat(state(edition)).isEqualTo(EditionState.READY);
    }

    @Test
    void anEditionThatCannotBeReadKeepsNoOtherNewsletterFromItsOwn() {
        Edition edition = approved();
        put("editions/a-broken-one/a-broken-one-2026-11-16.json", "{}");
        services.dynamoClient()
                .putItem(item -> item.tableName(editionTable)
                        .item(Map.of(
                                "newsletter", AttributeValue.fromS("a-broken-one"),
                                "edition", AttributeValue.fromS("a-broken-one-2026-11-16"))));

        assertThatThrownBy(tick::run).hasMessageContaining("reading the editions of a-broken-one");

        assertThat(state(edition)).isEqualTo(EditionState.SENDING);
        assertThat(received()).hasSize(1);
    }

    @Test
    void anEditionGoesOutWhenItHasCooledOffAndNotBefore() {
        Edition edition = approved();
        Instant sendAfter = now;

        now = sendAfter.minusSeconds(1);
        tick.run();

        assertThat(state(edition)).isEqualTo(EditionState.APPROVED);
        assertThat(received()).isEmpty();

        now = sendAfter;
        tick.run();

        assertThat(state(edition)).isEqualTo(EditionState.SENDING);
    }

    @Test
    void anEditionOfWhichTooManyBouncedIsPausedAndDoesNotEnd() {
        readers(25);
        Edition edition = approved();
        tick.run();
        received().forEach(this::work);
        wiring.ledger().merge(new PageKey(edition.id(), 0), Map.of(Mark.BOUNCED, SlotSet.upTo(20)));

        tick.run();

        assertThat(state(edition)).isEqualTo(EditionState.PAUSED);
        assertThat(wiring.editions().require(edition.id()).changes().getLast().note())
                .isEqualTo("20 of 25 bounced: the limit is 5.0 %");
    }

    @Test
    void anEditionThatStoppedJustNowAsksForAnEditorOnceMore() {
        Edition edition = approved();
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            wiring.editions()
                    .move(
                            edition.id(),
                            Set.of(EditionState.APPROVED),
                            EditionState.READY,
                            Act.byItself(now, "too late"));
            log.reset();

            tick.run();
        } finally {
            System.setErr(before);
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains(edition.id() + " " + Attention.WORDS + ": it is READY. too late");
    }

    @Test
    void anEditionThatEndedWhileSomebodyWasOpenedAgainGoesOn() {
        Edition edition = approved();
        tick.run();
        received().forEach(this::work);
        tick.run();
        assertThat(state(edition)).isEqualTo(EditionState.SENT);
        // As a resend leaves it that is killed right after it, where the tick had just seen every page done.
        services.dynamoClient()
                .updateItem(update -> update.tableName(ledgerTable)
                        .key(Map.of(
                                "edition",
                                AttributeValue.fromS(edition.id().value()),
                                "page",
                                AttributeValue.fromN("0")))
                        .updateExpression("REMOVE done"));

        now = now.plus(Duration.ofHours(1));
        tick.run();
        assertThat(state(edition)).isEqualTo(EditionState.SENDING);
        now = now.plus(Duration.ofMinutes(2));
        tick.run();
        received().forEach(this::work);
        tick.run();

        assertThat(state(edition)).isEqualTo(EditionState.SENT);
    }

    /** One that has cooled off by now. */
    private Edition approved() {
        Edition edition = wiring.composing().compose(newsletter, new ComposeRequest.Asked("key", "editor"));
        assertThat(edition.state()).as("%s", edition.reasons()).isEqualTo(EditionState.APPROVED);
        now = edition.sendAfter().orElseThrow();
        return edition;
    }

    private EditionState state(Edition edition) {
        return wiring.editions().state(edition.id());
    }

    private void put(String key, String text) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private List<Message> received() {
        return sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(1))
                .messages();
    }

    private void lose(Message message) {
        sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }

    private void work(Message message) {
        wiring.pageWorker().work(PageMessage.parse(message.body()), () -> Duration.ofMinutes(10));
        lose(message);
    }
}
