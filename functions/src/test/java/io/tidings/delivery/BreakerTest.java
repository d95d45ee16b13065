package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.Act;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BreakerTest {
    private static final int READERS = 400;

    private final SendingWorld world = new SendingWorld(READERS * 2, 50);
    private final Breaker breaker = new Breaker(world.controls, world.clock);

    private EditionId id;

    @BeforeEach
    void allAreMailed() {
        world.readers(READERS);
        id = world.sent(world.anEdition());
    }

    @Test
    void bouncesAndComplaintsUpToTheLimitAreNoReasonToStop() {
        happened(Mark.BOUNCED, 19);
        happened(Mark.COMPLAINED, 4);

        assertThat(check()).isEmpty();
        assertThat(world.edition(id).state()).isEqualTo(EditionState.SENDING);
    }

    @Test
    void bouncesOverTheLimitPauseTheEditionWithTheFigures() {
        happened(Mark.BOUNCED, 20);

        assertThat(check()).contains("20 of 400 bounced: the limit is 5.0 %");
        assertThat(world.edition(id).state()).isEqualTo(EditionState.PAUSED);
        assertThat(world.edition(id).changes().getLast().note()).startsWith("20 of 400 bounced");
    }

    @Test
    void fiveComplaintsOfAFewHundredAreTooMany() {
        happened(Mark.COMPLAINED, 5);

        assertThat(check()).contains("5 of 400 complained: the limit is 0.1 %");
    }

    @Test
    void whoLetsItGoOnAllTheSameIsStoppedAgainOnlyWhenItIsTwiceAsBad() {
        happened(Mark.BOUNCED, 30);
        assertThat(check()).isPresent();
        world.controls.resume(id, new Act("ada", world.clock.instant(), "an old list"));

        assertThat(check()).isEmpty();
        happened(Mark.BOUNCED, 40);
        assertThat(check()).contains("40 of 400 bounced: the limit is 10.0 %");
    }

    @Test
    void anEditorsOwnPauseChangesNoLimit() {
        world.controls.pause(id, new Act("ada", world.clock.instant(), "lunch"));
        world.controls.resume(id, new Act("ada", world.clock.instant(), ""));
        happened(Mark.BOUNCED, 20);

        assertThat(check()).isPresent();
    }

    @Test
    void aPauseForAnyOtherReasonChangesNoLimit() {
        world.controls.pause(id, Act.byItself(world.clock.instant(), "INVALID_PARAMETER: the sender is not verified"));
        world.controls.resume(id, new Act("ada", world.clock.instant(), "verified it"));
        happened(Mark.BOUNCED, 20);

        assertThat(check()).contains("20 of 400 bounced: the limit is 5.0 %");
    }

    private Optional<String> check() {
        return breaker.check(world.survey(id));
    }

    private void happened(Mark mark, int people) {
        assertThat(world.stores.ledger().merge(new PageKey(id, 0), Map.of(mark, SlotSet.upTo(people))))
                .isTrue();
    }
}
