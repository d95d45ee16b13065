package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.Act;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A list grew after its edition was planned: what is too much for a page goes on on another. */
final class LargePagesTest {
    private static final RemainingTime LONG = () -> Duration.ofMinutes(10);

    private final InProcess ground = new InProcess();
    private final SendingWorld world = new SendingWorld(ground, Engine.Kind.OURS.sesRetries(), 1_500, 50);

    @Test
    void aListImportedWhileAnEditionIsPausedGetsItAsAWhole() {
        world.readers(10);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        world.controls.pause(id, Act.byItself(world.clock.instant(), "a new list comes"));
        world.readers(26_000);
        world.controls.resume(id, Act.byItself(world.clock.instant(), "it is in"));

        workOn(world.messages());

        assertThat(world.edition(id).pages()).isOne();
        assertThat(world.stores.ledger().tally(id))
                .matches(tally -> tally.claimed() == 9 && tally.done() == 9)
                .matches(tally ->
                        tally.people().accepted() == 26_000 && tally.people().eligible() == 26_000);
        assertThat(ground.accepted(id.value()).values()).hasSize(26_000).containsOnly(1);
        assertThat(world.dispatch().finish(world.survey(id))).isTrue();
    }

    @Test
    void anEditionIsNotOverBeforeThePageThatGoesOnIsDone() {
        world.readers(10);
        world.mostOnAPage(6);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));

        PageOutcome first = world.worker().work(new PageMessage(id, 0, 1), LONG);
        world.messages();

        assertThat(first).isEqualTo(PageOutcome.DONE);
        assertThat(world.dispatch().finish(world.survey(id))).isFalse();
        // The message of the page that goes on was lost: a tick finds it.
        assertThat(world.requeue(id)).isOne();
        assertThat(world.messages()).containsExactly(new PageMessage(id, 1, 1));
        assertThat(world.worker().work(new PageMessage(id, 1, 1), LONG)).isEqualTo(PageOutcome.DONE);
        assertThat(world.dispatch().finish(world.survey(id))).isTrue();
        assertThat(world.edition(id).state()).isEqualTo(EditionState.SENT);
        assertThat(world.tally(id).accepted()).isEqualTo(10);
    }

    @Test
    void whoGoesOnFirstFreezesThePageBefore() {
        world.readers(10);
        world.mostOnAPage(6);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));

        world.worker().work(new PageMessage(id, 1, 1), LONG);
        world.worker().work(new PageMessage(id, 0, 1), LONG);

        assertThat(world.tally(id).accepted()).isEqualTo(10);
        assertThat(ground.accepted(id.value()).values()).hasSize(10).containsOnly(1);
    }

    @Test
    void aPageThatWasNotCutGoesOnForNobody() {
        world.readers(5);
        EditionId id = world.sent(world.anEdition());

        assertThat(world.worker().work(new PageMessage(id, 1, 1), LONG)).isEqualTo(PageOutcome.DONE);

        assertThat(ground.accepted(id.value()).values()).hasSize(5).containsOnly(1);
    }

    @Test
    void aWorkerKilledAtAnyStepOfPagesThatGoOnLosesNobody() {
        Arena arena = Arena.inProcess(Engine.Kind.OURS, Arena.Size.SMALL);

        assertThat(Trial.killedAtEachMoment(arena, 3)).as("steps of a page").isGreaterThan(30);
    }

    private void workOn(List<PageMessage> messages) {
        PageWorker worker = world.worker();
        for (List<PageMessage> next = new ArrayList<>(messages); !next.isEmpty(); next = world.messages()) {
            next.forEach(message -> worker.work(message, LONG));
        }
    }
}
