package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.embedded.CountingSes;
import io.tidings.embedded.TestServices;
import io.tidings.embedded.inprocess.InProcessServices;
import io.tidings.embedded.inprocess.WireFault;
import io.tidings.table.Bucket;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What stands in the log when an edition stopped by itself: the deployment's alarm hears nothing else of it. */
final class AttentionTest {
    private static final EditionId ID = new EditionId("weekly-2026-03-02");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setErr(before);
    }

    @Test
    void anEditionThatPausesItselfAsksForAnEditorWithItsReason() {
        Editions editions = editions(EditionState.SENDING);

        editions.move(ID, Set.of(EditionState.SENDING), EditionState.PAUSED, byItself("25 of 400 bounced"));

        assertThat(said()).contains("weekly-2026-03-02 needs an editor: it is PAUSED. 25 of 400 bounced");
    }

    @Test
    void itAsksAlsoWhereTheAnswerOfTheTableIsLost() {
        var services = new InProcessServices(() -> Samples.FIRST_HOUR, CountingSes.Memory.EVENTS);
        DynamoDbClient client = services.dynamo().build();
        client.createTable(Editions.table("editions"));
        Editions editions =
                new Editions(client, "editions", new Bucket(services.s3().build(), "none"));
        editions.create(Samples.edition(ID.value(), EditionState.SENDING, Samples.FIRST_HOUR, 40));
        AtomicInteger calls = new AtomicInteger();
        services.faults(call -> calls.getAndIncrement() == 0 ? new WireFault.LoseAnswer() : WireFault.NONE);

        editions.move(ID, Set.of(EditionState.SENDING), EditionState.PAUSED, byItself("25 of 400 bounced"));

        assertThat(editions.state(ID)).isEqualTo(EditionState.PAUSED);
        assertThat(said()).contains("weekly-2026-03-02 needs an editor: it is PAUSED. 25 of 400 bounced");
    }

    @Test
    void anApprovalThatIsTakenBackForBeingLateAsksForAnother() {
        Editions editions = editions(EditionState.APPROVED);

        editions.move(ID, Set.of(EditionState.APPROVED), EditionState.READY, byItself("approve it again"));

        assertThat(said()).contains(Attention.WORDS, "READY");
    }

    @Test
    void anEditionThatTheGateHoldsAsksForAnEditor() {
        Attention.afterComposing(Samples.edition(ID.value(), EditionState.HELD, Samples.FIRST_HOUR, 40));

        assertThat(said()).contains("weekly-2026-03-02 needs an editor: it is HELD.");
    }

    @Test
    void whatAPersonDidAndWhatGoesOnAsksForNobody() {
        Editions editions = editions(EditionState.SENDING);

        editions.move(
                ID,
                Set.of(EditionState.SENDING),
                EditionState.PAUSED,
                new Act("ida", Samples.FIRST_HOUR, "a slip in a headline"));
        editions.move(ID, Set.of(EditionState.PAUSED), EditionState.SENDING, byItself("again"));
        editions.move(ID, Set.of(EditionState.SENDING), EditionState.SENT, byItself(""));
        Attention.afterComposing(Samples.edition(ID.value(), EditionState.READY, Samples.FIRST_HOUR, 40));

        assertThat(said()).doesNotContain(Attention.WORDS);
    }

    private String said() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private static Act byItself(String note) {
        return Act.byItself(Samples.FIRST_HOUR, note);
    }

    private static Editions editions(EditionState state) {
        DynamoDbClient client = TestServices.shared().dynamoClient();
        String table = TestServices.table("editions");
        client.createTable(Editions.table(table));
        Editions editions = new Editions(
                client, table, new Bucket(TestServices.shared().s3Client(), TestServices.bucket("editions")));
        editions.create(Samples.edition(ID.value(), state, Samples.FIRST_HOUR, 40));
        return editions;
    }
}
