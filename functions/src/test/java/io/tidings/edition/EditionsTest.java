package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.TestServices;
import io.tidings.table.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class EditionsTest {

    private static final Instant NOW = Samples.FIRST_HOUR;
    private static final EditionId ID = new EditionId("weekly-2026-03-02");

    private final DynamoDbClient client = TestServices.shared().dynamoClient();
    private final Editions editions = editions();

    private Editions editions() {
        String table = TestServices.table("editions");
        client.createTable(Editions.table(table));
        return new Editions(
                client, table, new Bucket(TestServices.shared().s3Client(), TestServices.bucket("editions")));
    }

    @Test
    void anEditionIsReadAsItWasWritten() {
        Edition edition = Samples.edition(ID.value(), EditionState.READY, NOW, 40);

        assertThat(editions.create(edition)).contains(edition);
        assertThat(editions.find(ID)).contains(edition);
        assertThat(editions.state(ID)).isEqualTo(EditionState.READY);
    }

    @Test
    void whatWasWrittenBeforeIntakesSaidHowLongIsRead() {
        WeekIntake intake = new WeekIntake(7, 40, 1, 2, 3, 4, 5, Map.of("journal", 40));
        Edition edition = Samples.edition(ID.value(), EditionState.READY, NOW, intake);
        Map<String, AttributeValue> item = new HashMap<>(EditionItems.item(edition));
        assertThat(EditionItems.edition(EditionItems.SHAPE.item(item)).intake()).isEqualTo(intake);
        Map<String, AttributeValue> before = new HashMap<>(
                item.getOrDefault("intake", AttributeValue.fromNul(true)).m());
        before.remove("days");
        item.put("intake", AttributeValue.fromM(before));

        assertThat(EditionItems.edition(EditionItems.SHAPE.item(item)).intake())
                .isEqualTo(new WeekIntake(0, 40, 1, 2, 3, 4, 5, Map.of("journal", 40)));
    }

    @Test
    void thereIsOneOfEach() {
        Edition edition = Samples.edition(ID.value(), EditionState.READY, NOW, 40);
        editions.create(edition);

        assertThat(editions.create(Samples.edition(ID.value(), EditionState.HELD, NOW, 1)))
                .isEmpty();
        assertThat(editions.find(ID)).contains(edition);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThat(editions.find(ID)).isEmpty();
        assertThat(editions.move(ID, Set.of(EditionState.READY), EditionState.CANCELLED, by("ida")))
                .isFalse();
        assertThatThrownBy(() -> editions.state(ID)).hasMessage("There is no edition weekly-2026-03-02");
        assertThatThrownBy(() -> editions.frozen(Samples.edition(ID.value(), EditionState.READY, NOW, 1)))
                .hasMessage("Edition weekly-2026-03-02 was never frozen");
    }

    @Test
    void everyMoveIsRecordedWithWhoAndWhen() {
        editions.create(Samples.edition(ID.value(), EditionState.APPROVED, NOW, 40));
        Instant goes = NOW.plus(Duration.ofHours(1));

        assertThat(editions.move(ID, Set.of(EditionState.APPROVED), EditionState.READY, by("ida")))
                .isTrue();
        assertThat(editions.approve(
                        editions.require(ID), Set.of(EditionState.HELD, EditionState.READY), goes, by("bo")))
                .isTrue();
        assertThat(editions.startSending(editions.require(ID), 7, Act.byItself(goes, "")))
                .isTrue();

        Edition edition = editions.require(ID);
        assertThat(edition.state()).isEqualTo(EditionState.SENDING);
        assertThat(edition.sendAfter()).contains(goes);
        assertThat(edition.pages()).isEqualTo(7);
        assertThat(edition.changedAt()).isEqualTo(goes);
        assertThat(edition.changes())
                .extracting(Change::to, Change::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(EditionState.APPROVED, "tidings"),
                        org.assertj.core.groups.Tuple.tuple(EditionState.READY, "ida"),
                        org.assertj.core.groups.Tuple.tuple(EditionState.APPROVED, "bo"),
                        org.assertj.core.groups.Tuple.tuple(EditionState.SENDING, "tidings"));
    }

    @Test
    void whoSawItBeforeItWasRecalledDoesNotSendWhatWasApprovedAfter() {
        editions.create(Samples.edition(ID.value(), EditionState.READY, NOW, 40));
        editions.approve(editions.require(ID), Set.of(EditionState.READY), NOW, by("ida"));
        Edition seen = editions.require(ID);
        editions.move(ID, Set.of(EditionState.APPROVED), EditionState.READY, by("bo"));
        editions.approve(editions.require(ID), Set.of(EditionState.READY), NOW.plusSeconds(1_800), by("bo"));

        assertThat(editions.startSending(seen, 7, by("tidings"))).isFalse();
        assertThat(editions.state(ID)).isEqualTo(EditionState.APPROVED);
        assertThat(editions.startSending(editions.require(ID), 7, by("tidings")))
                .isTrue();
    }

    @Test
    void aMoveFromAnotherStateChangesNothing() {
        Edition edition = Samples.edition(ID.value(), EditionState.SENT, NOW, 40);
        editions.create(edition);

        assertThat(editions.move(ID, Set.of(EditionState.SENDING), EditionState.PAUSED, by("ida")))
                .isFalse();
        assertThat(editions.startSending(editions.require(ID), 3, by("ida"))).isFalse();
        assertThat(editions.find(ID)).contains(edition);
    }

    @Test
    void aMoveAgainstTheDiagramIsABug() {
        assertThatThrownBy(() -> editions.move(ID, Set.of(EditionState.QUIET), EditionState.SENDING, by("ida")))
                .hasMessage("An edition that is QUIET never becomes SENDING");
    }

    @Test
    void ofMovesAtTheSameTimeOneWins() throws Exception {
        editions.create(Samples.edition(ID.value(), EditionState.READY, NOW, 40));
        Edition ready = editions.require(ID);
        Callable<Boolean> approve = () -> editions.approve(ready, Set.of(EditionState.READY), NOW, by("ida"));

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> answers = threads.invokeAll(java.util.Collections.nCopies(8, approve));
            int won = 0;
            for (Future<Boolean> answer : answers) {
                won += answer.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(editions.require(ID).changes()).hasSize(2);
    }

    @Test
    void theNewestComeFirstAndOnlyOfThatNewsletter() {
        for (int week = 0; week < 5; week++) {
            Instant at = NOW.plus(Duration.ofDays(7L * week));
            editions.create(Samples.edition(
                    "weekly-" + at.toString().substring(0, 10),
                    week == 1 ? EditionState.PAUSED : EditionState.SENT,
                    at,
                    1));
        }
        editions.create(Samples.edition("weekly-2026-03-02-r-ffffffffff", EditionState.HELD, NOW.plusSeconds(5), 1));
        editions.create(Samples.edition("weekly-x-2026-03-30", EditionState.HELD, NOW, 1));

        assertThat(editions.recent(new NewsletterId("weekly"), 3))
                .extracting(edition -> edition.id().value())
                .containsExactly("weekly-2026-03-30", "weekly-2026-03-23", "weekly-2026-03-16");
        assertThat(editions.open(new NewsletterId("weekly")))
                .extracting(edition -> edition.id().value())
                .containsExactly("weekly-2026-03-09", "weekly-2026-03-02-r-ffffffffff");
    }

    private static Act by(String who) {
        return new Act(who, NOW.plusSeconds(60), "because");
    }
}
