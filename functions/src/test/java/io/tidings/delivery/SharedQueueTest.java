package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.edition.Act;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.SendingSettings;
import io.tidings.edition.SendingSettings.Uncertain;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Several editions are sent at a time, and all their pages wait on one queue. */
final class SharedQueueTest {
    private static final SendingSettings SETTINGS = SendingWorld.settings(Uncertain.REPORT);

    /** As while another's pages are worked on. */
    private static final QueueState WAITING = new QueueState(false, true);

    /** From the world's beginning to the hour of readers in Los Angeles. */
    private static final Duration WAVE = Duration.ofHours(8);

    private final SendingWorld world = new SendingWorld(3, 3);

    @Test
    void eachEditionsPagesAreAGroupThatTheQueueIsFairTo() {
        world.readers(4);
        EditionId one = world.anEdition();
        EditionId other = world.anEdition();
        world.dispatch().fanOut(world.edition(one));
        world.dispatch().fanOut(world.edition(other));

        assertThat(OverHttp.SERVICES
                        .sqsClient()
                        .receiveMessage(receive -> receive.queueUrl(world.queueUrl)
                                .maxNumberOfMessages(10)
                                .messageSystemAttributeNames(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                        .messages())
                .hasSize(4)
                .allSatisfy(message -> assertThat(group(message))
                        .isEqualTo(PageMessage.parse(message.body()).edition().value()))
                .extracting(SharedQueueTest::group)
                .contains(one.value(), other.value());
    }

    private static String group(Message message) {
        return String.valueOf(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
    }

    @Test
    void aResumedEditionDoesNotWaitUntilAnothersPagesAreThrough() {
        EditionId paused = resumedWhileAnothersPagesWait();

        assertThat(tick(paused)).isEqualTo(2);
        // Once: the next tick finds them on the queue, as far as it can tell.
        assertThat(tick(paused)).isZero();
    }

    @Test
    void aFanOutThatWasKilledHalfWayDoesNotWaitUntilAnothersPagesAreThrough() {
        world.readers(5);
        world.dispatch().fanOut(world.edition(world.anEdition()));
        EditionId killed = world.anEdition();
        world.stores.editions().startSending(world.edition(killed), 2, Act.byItself(world.clock.instant(), "2 pages"));

        assertThat(tick(killed)).isEqualTo(2);
        assertThat(tick(killed)).isZero();
    }

    @Test
    void aWaveThatCameDueDoesNotWaitUntilAnothersPagesAreThrough() {
        world.readersIn("America/Los_Angeles");
        EditionId id = world.sent(world.anEdition(Optional.of(LocalDateTime.parse("2026-03-02T07:00"))));
        world.dispatch().fanOut(world.edition(world.anEdition()));
        assertThat(tick(id)).isZero();
        world.clock.sleep(Duration.ofHours(8));

        assertThat(tick(id)).isOne();
        assertThat(tick(id)).isZero();
        world.messages().forEach(this::work);
        assertThat(world.tally(id).accepted()).isOne();
    }

    @Test
    void afterAStopOfAllSendingASmallEditionDoesNotWaitForALargeOne() {
        world.readers(9);
        EditionId large = world.anEdition();
        EditionId small = world.anEdition();
        world.dispatch().fanOut(world.edition(large));
        world.dispatch().fanOut(world.edition(small));
        world.controls.killSwitch().stopEverything(new KillSwitch.Stop("a look first", world.clock.instant()));
        world.messages().forEach(this::work);
        world.controls.killSwitch().startAgain();
        world.clock.sleep(Duration.ofMinutes(2));

        QueueState queueState = world.dispatch().queueState();
        for (EditionId id : List.of(large, small)) {
            world.dispatch().attend(world.survey(id), SETTINGS, queueState);
        }

        assertThat(world.messages().stream().map(PageMessage::edition).distinct())
                .containsExactlyInAnyOrder(large, small);
    }

    @Test
    void aPageOnWhichOthersGoOnDoesNotWaitWhereTheyWereKilledBeforeTheyTold() {
        world.readers(5);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        assertThat(tick(id)).isZero();
        world.clock.sleep(Duration.ofSeconds(30));
        world.stores.ledger().announce(new PageKey(id, 2), world.clock.instant());
        world.clock.sleep(Duration.ofSeconds(30));

        assertThat(tick(id)).isOne();
        assertThat(tick(id)).isZero();
    }

    @Test
    void aStopBetweenTwoTicksLeavesNoPageWithoutAMessage() {
        world.readers(5);
        EditionId dropped = world.anEdition();
        world.dispatch().fanOut(world.edition(dropped));
        assertThat(tick(dropped)).isZero();
        world.controls.killSwitch().stopEverything(new KillSwitch.Stop("a look first", world.clock.instant()));
        world.messages().forEach(this::work);
        world.controls.killSwitch().startAgain();
        world.dispatch().fanOut(world.edition(world.anEdition()));

        assertThat(tick(dropped)).isEqualTo(2);
        assertThat(tick(dropped)).isZero();
    }

    @Test
    void aPageThatIsDroppedWhileATickLooksIsFoundByTheNext() {
        world.readers(5);
        EditionId dropped = world.anEdition();
        world.dispatch().fanOut(world.edition(dropped));
        Survey before = world.survey(dropped);
        PageWorker withoutShare = world.worker(new Quota(0, 5, 5));
        world.messages().forEach(message -> withoutShare.work(message, () -> Duration.ofMinutes(10)));
        world.dispatch().fanOut(world.edition(world.anEdition()));
        world.dispatch().attend(before, SETTINGS, WAITING);

        assertThat(tick(dropped)).isEqualTo(2);
    }

    @Test
    void anEditionTellsThatItWaitsForTheDaysQuotaUntilItsPagesAreOnTheQueueAgain() {
        world.readers(5);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        assertThat(world.edition(id)).matches(edition -> !edition.waitsForQuota());
        PageWorker withoutShare = world.worker(new Quota(0, 5, 5));
        world.messages().forEach(message -> withoutShare.work(message, () -> Duration.ofMinutes(10)));

        assertThat(world.edition(id)).matches(Edition::waitsForQuota);
        world.dispatch().attend(world.survey(id), SETTINGS, new QueueState(true, false));
        assertThat(world.edition(id)).as("no room yet").matches(Edition::waitsForQuota);
        world.clock.sleep(Duration.ofMinutes(5));
        world.dispatch().attend(world.survey(id), SETTINGS, new QueueState(true, true));
        assertThat(world.edition(id)).as("room again").matches(edition -> !edition.waitsForQuota());
    }

    @Test
    void whileNothingMayBeSentNoPageIsPutThereAndEachIsAfterwards() {
        EditionId stopped = resumedWhileAnothersPagesWait();
        assertThat(tick(stopped)).isEqualTo(2);
        world.controls.killSwitch().stopEverything(new KillSwitch.Stop("a look first", world.clock.instant()));
        world.messages().forEach(this::work);
        assertThat(tick(stopped)).isZero();
        world.controls.killSwitch().startAgain();
        // By now another edition's pages are on the queue.
        world.dispatch().fanOut(world.edition(world.anEdition()));

        assertThat(tick(stopped)).isEqualTo(2);
        assertThat(tick(stopped)).isZero();
    }

    @Test
    void aWaveThatComesDueBetweenTheLookAndItsRecordIsFoundByTheNextTick() {
        world.readersIn("America/Los_Angeles");
        EditionId id = world.sent(world.anEdition(Optional.of(LocalDateTime.parse("2026-03-02T07:00"))));
        world.dispatch().fanOut(world.edition(world.anEdition()));
        assertThat(tick(id)).isZero();
        world.clock.sleep(WAVE.minusSeconds(1).minus(Duration.between(Samples.NOW, world.clock.instant())));
        Survey before = world.survey(id);
        world.clock.sleep(Duration.ofSeconds(2));
        world.dispatch().attend(before, SETTINGS, WAITING);

        assertThat(tick(id)).isOne();
    }

    @Test
    void whoLooksAtWhatWasPausedAndLetGoOnSinceDoesNotTakeItsPagesForQueued() {
        world.readers(5);
        EditionId paused = world.anEdition();
        world.dispatch().fanOut(world.edition(paused));
        Survey before = world.survey(paused);
        world.clock.sleep(Duration.ofSeconds(1));
        world.controls.pause(paused, Act.byItself(world.clock.instant(), "as the test wants it"));
        world.messages().forEach(this::work);
        world.dispatch().fanOut(world.edition(world.anEdition()));
        world.controls.resume(paused, Act.byItself(world.clock.instant(), ""));
        world.dispatch().attend(before, SETTINGS, WAITING);

        assertThat(tick(paused)).isEqualTo(2);
    }

    @Test
    void aTickThatDiesBeforeItHasPutPagesOnTheQueueLeavesThemToTheNext() {
        EditionId paused = resumedWhileAnothersPagesWait();
        Dispatch withoutQueue = new Dispatch(
                world.stores,
                new PageQueue(OverHttp.SERVICES.sqsClient(), world.queueUrl + "-gone"),
                world.postman,
                world.controls.killSwitch(),
                world.clock,
                3);

        assertThatThrownBy(() -> withoutQueue.attend(world.survey(paused), SETTINGS, WAITING))
                .isInstanceOf(SdkException.class);

        assertThat(tick(paused)).isEqualTo(2);
    }

    @Test
    void pagesThatAreOnTheQueueAreNotPutThereAgain() {
        world.readers(5);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));

        assertThat(tick(id)).isZero();
        world.messages();
        assertThat(tick(id)).isEqualTo(2);
    }

    /** What a tick does for it, two minutes later; answers how many pages it put on the queue. */
    private int tick(EditionId id) {
        world.clock.sleep(Duration.ofMinutes(2));
        long before = world.queue.waiting();
        assertThat(world.attend(id, SETTINGS)).isTrue();
        return Math.toIntExact(world.queue.waiting() - before);
    }

    /** Two pages of it are on no queue any more. */
    private EditionId resumedWhileAnothersPagesWait() {
        world.readers(5);
        EditionId paused = world.anEdition();
        world.dispatch().fanOut(world.edition(paused));
        world.controls.pause(paused, Act.byItself(world.clock.instant(), "as the test wants it"));
        world.messages().forEach(this::work);
        world.dispatch().fanOut(world.edition(world.anEdition()));
        world.controls.resume(paused, Act.byItself(world.clock.instant(), ""));
        return paused;
    }

    private void work(PageMessage message) {
        world.worker().work(message, () -> Duration.ofMinutes(10));
    }
}
