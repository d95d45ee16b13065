package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import io.tidings.embedded.Fault;
import io.tidings.embedded.Faults;
import io.tidings.subscriber.Consent.How;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A worker spends most of its time waiting, for its turn or for SES: that is when it is killed. */
final class KilledWhileWaitingTest {
    private static final RemainingTime LONG = () -> Duration.ofMinutes(10);
    private static final int READERS = 20;

    @AfterEach
    void nothingGoesWrongAnyMore() {
        SendingWorld.ses().faults(Faults.none());
    }

    @Test
    void waitingForTheRate() {
        int waits = killedInEachWait(new Quota(5, -1, 0), _ -> Faults.none());

        assertThat(waits).as("a wait before each call but the first").isEqualTo(READERS / 5);
    }

    @Test
    void waitingForSesToBeLessBusy() {
        int waits = killedInEachWait(new Quota(0, -1, 0), _ -> Faults.onNextSends(3, new Fault.Throttle()));

        assertThat(waits).isEqualTo(3);
    }

    @Test
    void waitingForReadersWhomSesFailsForTheMoment() {
        int waits = killedInEachWait(
                new Quota(0, -1, 0),
                world -> Faults.onNextSends(
                        2,
                        new Fault.FailEntries(IntStream.range(0, READERS / 2)
                                .boxed()
                                .collect(Collectors.toMap(world::address, _ -> "TRANSIENT_FAILURE")))));

        assertThat(waits).isPositive();
    }

    /** In each of them a worker is killed, and another goes on: everybody gets their mail, and nobody two. */
    private static int killedInEachWait(Quota quota, Function<SendingWorld, Faults> faults) {
        for (int wait = 0; ; wait++) {
            SendingWorld world = new SendingWorld(200, 5).readers(READERS + 1);
            EditionId id = world.anEdition();
            world.dispatch().fanOut(world.edition(id));
            leave(world, id, READERS);
            SendingWorld.ses().faults(faults.apply(world));
            boolean isKilled = isKilledInWait(wait, world, quota);
            world.clock.sleep(PageWorker.LEASE.plusSeconds(90));
            world.sleepers(world.clock);
            PageMessage page = new PageMessage(id, 0, world.edition(id).pages());
            world.worker(world.clock, () -> Optional.of(quota)).work(page, LONG);

            assertThat(SendingWorld.ses().truth().accepted(id.value()).values())
                    .as("mails to each, killed in wait %d: %s", wait, world.tally(id))
                    .hasSize(READERS)
                    .containsOnly(1);
            assertThat(world.tally(id).reasons())
                    .as("killed in wait %d", wait)
                    .isEqualTo(Map.of(Reason.UNSUBSCRIBED, 1L));
            if (!isKilled) {
                return wait;
            }
        }
    }

    /** Whoever leaves once the page is frozen, and is left out when their turn comes. */
    private static void leave(SendingWorld world, EditionId id, int reader) {
        int[] asked = {0};
        world.worker().work(new PageMessage(id, 0, 1), () -> asked[0]++ < 1 ? LONG.left() : Duration.ZERO);
        world.stores.subscribers().unsubscribe(world.audience, world.id(reader), How.UNSUBSCRIBED_BY_ONE_CLICK, "left");
    }

    private static boolean isKilledInWait(int wait, SendingWorld world, Quota quota) {
        int[] waitsLeft = {wait};
        world.sleepers(length -> {
            if (waitsLeft[0]-- == 0) {
                throw new Mischief.Killed();
            }
            world.clock.sleep(length);
        });
        PageWorker worker = world.worker(world.clock, () -> Optional.of(quota));
        try {
            world.messages().forEach(message -> worker.work(message, LONG));
            return false;
        } catch (Mischief.Killed _) {
            return true;
        }
    }
}
