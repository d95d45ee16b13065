package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Resending.Whom;
import io.tidings.edition.Act;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.SendingSettings.Uncertain;
import io.tidings.embedded.Fault;
import io.tidings.embedded.Faults;
import io.tidings.subscriber.Consent.How;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An editor may mail those again whom an edition did not reach; nobody else, and nobody behind their back. */
final class ResendingTest {
    private final SendingWorld world = new SendingWorld(200, 4);
    private final Resending resending = new Resending(world.stores, world.queue, world.clock);

    @BeforeEach
    void nothingGoesWrong() {
        SendingWorld.ses().faults(Faults.none());
    }

    @Test
    void theFailedAreMailedOnceMoreAndNobodyElse() {
        world.readers(12);
        EditionId id = sentWith(new Fault.FailEntries(Map.of(
                world.address(3), "MESSAGE_REJECTED", world.address(4), "FAILED", world.address(5), "SOMETHING_NEW")));
        world.stores.subscribers().unsubscribe(world.audience, world.id(4), How.UNSUBSCRIBED_BY_ONE_CLICK, "left");

        assertThat(resend(id, Whom.FAILED)).isEqualTo(2);
        assertThat(world.edition(id).state()).isEqualTo(EditionState.SENDING);
        end(id);

        assertThat(SendingWorld.ses().truth().accepted(id.value()).values())
                .containsOnly(1)
                .hasSize(10);
        assertThat(world.tally(id)).matches(sum -> sum.accepted() == 10 && sum.rejected() == 1 && sum.uncertain() == 1);
        assertThat(world.tally(id).reasons()).containsExactly(Map.entry(Reason.UNSUBSCRIBED, 1L));
        assertThat(resend(id, Whom.FAILED)).isZero();
    }

    @Test
    void whomSesRefusesOnceMorePauseNothing() {
        world.readers(12);
        Faults spoiling = call -> call.recipients().contains(world.address(3))
                        || call.recipients().contains(world.address(4))
                ? new Fault.Fail(400, "BadRequestException", "address")
                : new Fault.None();
        SendingWorld.ses().faults(spoiling);
        EditionId id = world.sent(world.anEdition());
        finish(id);
        assertThat(world.tally(id)).matches(sum -> sum.accepted() == 10 && sum.rejected() == 2);

        assertThat(resend(id, Whom.FAILED)).isEqualTo(2);
        end(id);

        assertThat(world.edition(id).state()).isEqualTo(EditionState.SENT);
        assertThat(world.tally(id)).matches(sum -> sum.accepted() == 10 && sum.rejected() == 2);
    }

    @Test
    void whatSesRefusesForTheFirstTimeAtAResendIsTold() {
        world.readers(4);
        EditionId id = sentWith(new Fault.FailEntries(Map.of(
                world.address(0), "FAILED",
                world.address(1), "FAILED",
                world.address(2), "FAILED",
                world.address(3), "FAILED")));
        SendingWorld.ses().faults(Faults.onEverySend(new Fault.Fail(400, "BadRequestException", "template")));

        assertThat(resend(id, Whom.FAILED)).isEqualTo(4);
        world.messages().forEach(message -> world.worker().work(message, () -> Duration.ofMinutes(10)));

        assertThat(world.edition(id).state()).isEqualTo(EditionState.PAUSED);
        assertThat(world.tally(id)).matches(sum -> sum.open() == 4 && sum.rejected() == 0);
    }

    @Test
    void theUncertainAreMailedAgainOnlyWhenAskedFor() {
        world.readers(6);
        EditionId id = sentWith(new Fault.Malformed());
        assertThat(world.tally(id).uncertain()).isEqualTo(6);

        assertThat(resend(id, Whom.UNCERTAIN)).isEqualTo(6);
        end(id);

        assertThat(world.tally(id)).matches(sum -> sum.accepted() == 6 && sum.resent() == 6);
        assertThat(SendingWorld.ses().truth().accepted(id.value()).values()).containsOnly(2);
    }

    @Test
    void whomAnEventNamesWhileAWorkerHasThePageIsNotMailedAgain() {
        world.readers(6);
        EditionId id = sentWith(new Fault.Malformed());
        resend(id, Whom.UNCERTAIN);
        PageKey page = new PageKey(id, 0);
        SendingWorld.ses().faults(_ -> {
            world.stores.ledger().merge(page, Map.of(Mark.ACCEPTED, SlotSet.of(4), Mark.FAILED, SlotSet.of(5)));
            return new Fault.None();
        });

        end(id);

        assertThat(SendingWorld.ses().truth().accepted(id.value()).values())
                .containsExactlyInAnyOrder(2, 2, 2, 2, 1, 1);
        assertThat(world.tally(id)).matches(sum -> sum.accepted() == 5 && sum.rejected() == 1 && sum.uncertain() == 0);
    }

    @Test
    void whereThereIsNobodyNothingHappens() {
        world.readers(3);
        EditionId id = sentWith(new Fault.None());

        assertThat(resend(id, Whom.FAILED)).isZero();
        assertThat(resend(id, Whom.UNCERTAIN)).isZero();
        assertThat(world.edition(id).state()).isEqualTo(EditionState.SENT);
        assertThat(world.messages()).isEmpty();
    }

    @Test
    void aCancelledEditionStaysCancelled() {
        world.readers(3);
        SendingWorld.ses().faults(Faults.onEverySend(new Fault.FailEntries(Map.of(world.address(0), "FAILED"))));
        EditionId id = world.sent(world.anEdition());
        world.controls.cancel(id, Act.byItself(Samples.NOW, "no"));

        assertThat(resend(id, Whom.FAILED)).isZero();
        assertThat(world.edition(id).state()).isEqualTo(EditionState.CANCELLED);
    }

    private int resend(EditionId id, Whom whom) {
        return resending.resend(world.edition(id), whom, new Act("ada", world.clock.instant(), "again"));
    }

    private EditionId sentWith(Fault fault) {
        SendingWorld.ses().faults(Faults.onEverySend(fault));
        EditionId id = world.sent(world.anEdition());
        SendingWorld.ses().faults(Faults.none());
        world.clock.sleep(Duration.ofHours(7));
        finish(id);
        return id;
    }

    private void end(EditionId id) {
        world.messages().forEach(message -> world.worker().work(message, () -> Duration.ofMinutes(10)));
        world.clock.sleep(Duration.ofHours(7));
        finish(id);
    }

    private void finish(EditionId id) {
        world.dispatch().settle(world.survey(id), SendingWorld.settings(Uncertain.REPORT));
        assertThat(world.dispatch().finish(world.survey(id))).isTrue();
    }
}
