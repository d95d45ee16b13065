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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
        Attention.afterComposing(
                Samples.edition(ID.value(), EditionState.HELD, Samples.FIRST_HOUR, 40), GateReport.of(7, 3, 40));

        assertThat(said()).contains("weekly-2026-03-02 needs an editor: it is HELD.");
    }

    @Test
    void whoWasKilledBeforeItsLineIsSpokenForForSomeMinutes() {
        Edition held = Samples.edition(ID.value(), EditionState.HELD, Samples.FIRST_HOUR, 40);
        Editions editions = editions(EditionState.SENDING);
        editions.move(ID, Set.of(EditionState.SENDING), EditionState.PAUSED, byItself("25 of 400 bounced"));
        Edition paused = editions.require(ID);
        for (Edition stopped : List.of(held, paused)) {
            Instant since = stopped.changes().getLast().at();
            log.reset();

            Attention.again(stopped, since.plus(Duration.ofMinutes(5)));
            assertThat(said()).contains("weekly-2026-03-02 needs an editor: it is " + stopped.state() + ".");
            log.reset();
            Attention.again(stopped, since.plus(Duration.ofMinutes(5)).plusMillis(1));
            assertThat(said()).isEmpty();
        }
    }

    @Test
    void aWeekInWhichNothingComesInAsksForAnEditorToo() {
        Desk desk = usual(5, 40);

        assertThat(desk.tick(Samples.weekly())).map(Edition::state).contains(EditionState.QUIET);

        assertThat(said())
                .contains(
                        "weekly-2026-03-02 needs an editor: it is QUIET, and not like other weeks. A quiet week: 0 stories",
                        "0 articles came in, fewer than 0.5 × the median of 40 (5 weeks). Has a source gone silent?");
    }

    @Test
    void aWeekThatIsReallyQuietAsksForNobody() {
        Newsletter patient = Samples.gated(List.of(GateSettings.Holiday.parse("2026-03-01")), List.of());

        Desk few = usual(8, 2);
        few.comeIn(Samples.FIRST_HOUR.minus(Samples.DAY), 1);

        assertThat(few.tick(Samples.weekly())).as("as ever").isPresent();
        assertThat(usual(0, 40).tick(Samples.weekly())).as("its first").isPresent();
        assertThat(usual(2, 40).tick(Samples.weekly())).as("one of its first").isPresent();
        assertThat(usual(8, 40).tick(patient)).as("a holiday").isPresent();

        assertThat(said()).doesNotContain(Attention.WORDS);
    }

    /** After so many weeks of so many articles each. */
    private static Desk usual(int weeks, int articles) {
        Desk desk = new Desk();
        for (int week = 1; week <= weeks; week++) {
            Instant hour = Samples.FIRST_HOUR.minus(Samples.DAY.multipliedBy(7L * week));
            desk.editions.create(Samples.edition(
                    "weekly-" + LocalDate.ofInstant(hour, Samples.BERLIN), EditionState.QUIET, hour, articles));
        }
        return desk;
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
        Edition ready = Samples.edition(ID.value(), EditionState.READY, Samples.FIRST_HOUR, 40);
        Attention.afterComposing(ready, GateReport.of(7, 3, 40));
        Attention.again(ready, ready.changes().getLast().at());

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
