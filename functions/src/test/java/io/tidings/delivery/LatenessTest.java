package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.Act;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.SendingSettings;
import io.tidings.edition.SendingSettings.Uncertain;
import io.tidings.embedded.Faults;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After an outage nobody gets old news unasked. */
final class LatenessTest {
    private static final SendingSettings A_DAY = SendingWorld.settings(Uncertain.REPORT);

    private final SendingWorld world = new SendingWorld(200, 50);

    @BeforeEach
    void nothingGoesWrong() {
        SendingWorld.ses().faults(Faults.none());
        world.readers(3);
    }

    @Test
    void anEditionLeftAloneIsPausedAndGoesOnWhenAnEditorSaysSo() {
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        assertThat(world.attend(id, A_DAY)).isTrue();
        world.clock.sleep(Duration.ofHours(25));

        assertThat(workOn(id)).isEqualTo(PageOutcome.STOPPED);
        assertThat(world.attend(id, A_DAY)).isFalse();
        assertThat(world.edition(id).state()).isEqualTo(EditionState.PAUSED);
        assertThat(world.tally(id).accepted()).isZero();

        world.controls.resume(id, new Act("ada", world.clock.instant(), ""));
        assertThat(world.attend(id, A_DAY)).isTrue();
        assertThat(workOn(id)).isEqualTo(PageOutcome.DONE);
    }

    @Test
    void anEditionThatIsLookedAfterMayTakeDays() {
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        for (int hour = 0; hour < 72; hour++) {
            world.clock.sleep(Duration.ofHours(1));
            assertThat(world.attend(id, A_DAY)).isTrue();
        }

        assertThat(workOn(id)).isEqualTo(PageOutcome.DONE);
    }

    @Test
    void anEditionThatSoManyNewerOnesFollowIsPausedBeforeNobodyLooksAfterIt() {
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        for (int newer = 0; newer < 56; newer++) {
            world.anEdition();
        }
        assertThat(world.attend(id, A_DAY)).as("of today").isTrue();
        world.clock.sleep(Duration.ofHours(23));
        assertThat(world.attend(id, A_DAY)).isTrue();
        world.clock.sleep(Duration.ofHours(2));

        assertThat(world.attend(id, A_DAY)).isFalse();

        assertThat(world.edition(id).state()).isEqualTo(EditionState.PAUSED);
        assertThat(world.edition(id).changes().getLast().note()).contains("newer editions follow", "cancel it");
    }

    @Test
    void anApprovalThatNobodyActedUponIsTakenBack() {
        EditionId id = world.anEdition();
        assertThat(world.dispatch().isTooLate(world.edition(id), A_DAY)).isFalse();
        world.clock.sleep(Duration.ofHours(25));

        assertThat(world.dispatch().isTooLate(world.edition(id), A_DAY)).isTrue();
        assertThat(world.edition(id).state()).isEqualTo(EditionState.READY);
    }

    private PageOutcome workOn(EditionId id) {
        return world.worker().work(new PageMessage(id, 0, 1), () -> Duration.ofMinutes(10));
    }
}
