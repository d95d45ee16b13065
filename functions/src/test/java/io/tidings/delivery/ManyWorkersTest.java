package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.SendingSettings;
import io.tidings.edition.SendingSettings.Uncertain;
import io.tidings.embedded.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Eight workers at once, by clocks that differ, on two hundred pages that others have begun and left. */
final class ManyWorkersTest {
    private static final RemainingTime LONG = () -> Duration.ofMinutes(10);
    private static final int WORKERS = 8;
    private static final int PEOPLE = 2_000;
    private static final int PEOPLE_PER_PAGE = 10;
    private static final int PAGES = PEOPLE / PEOPLE_PER_PAGE;

    private final InProcess ground = new InProcess();
    private final SendingWorld world =
            new SendingWorld(ground, Engine.Kind.OURS.sesRetries(), PEOPLE_PER_PAGE, 4).readers(PEOPLE);
    private final SendingSettings settings = SendingWorld.settings(Uncertain.REPORT);

    @Test
    void nobodyIsMailedTwiceAndNobodyIsLost() throws Exception {
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        assertThat(world.edition(id).pages()).isEqualTo(PAGES);
        everyFifthAnswerIsLost();
        Queue<PageMessage> messages = twiceAndInNoOrder(world.messages());
        leasesOfTheDead(messages);

        workAtOnce(messages);
        for (int tick = 0; tick < 10 && world.edition(id).state() != EditionState.SENT; tick++) {
            world.clock.sleep(Duration.ofHours(4));
            world.attend(id, settings);
            workAtOnce(twiceAndInNoOrder(world.messages()));
            world.dispatch().finish(world.survey(id));
        }
        Feedback feedback = new Feedback(world, id);
        feedback.read(feedback.everything());

        assertThat(new Audit(world, id, PEOPLE, Uncertain.REPORT).end())
                .matches(Findings::isEmpty, "nobody twice, nobody lost");
        assertThat(world.edition(id).state()).isEqualTo(EditionState.SENT);
        assertThat(ground.accepted(id.value()).values()).containsOnly(1);
        assertThat(world.tally(id).eligible()).isEqualTo(PEOPLE);
    }

    private void everyFifthAnswerIsLost() {
        AtomicInteger calls = new AtomicInteger();
        ground.faults(call -> !call.recipients().isEmpty() && calls.incrementAndGet() % 5 == 0
                ? new Fault.DropAnswer()
                : new Fault.None());
    }

    private static Queue<PageMessage> twiceAndInNoOrder(List<PageMessage> messages) {
        List<PageMessage> all = new ArrayList<>(messages);
        all.addAll(messages);
        Collections.shuffle(all, new Random(messages.size()));
        return new ConcurrentLinkedQueue<>(all);
    }

    /** Somebody took every page and died; of half of them the lease is over. */
    private void leasesOfTheDead(Queue<PageMessage> messages) {
        messages.forEach(message -> {
            if (message.page() % 2 == 0) {
                world.stores.ledger().claim(message.key(), "dead", world.clock.instant(), PageWorker.LEASE);
            }
        });
        world.clock.sleep(PageWorker.LEASE.plusSeconds(1));
        messages.forEach(message -> {
            if (message.page() % 4 == 1) {
                world.stores.ledger().claim(message.key(), "dead", world.clock.instant(), PageWorker.LEASE);
            }
        });
    }

    private void workAtOnce(Queue<PageMessage> messages) throws Exception {
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            List<Callable<Void>> workers = new ArrayList<>();
            for (int number = 0; number < WORKERS; number++) {
                PageWorker worker = worker(number);
                workers.add(() -> {
                    for (PageMessage message = messages.poll(); message != null; message = messages.poll()) {
                        worker.work(message, LONG);
                    }
                    return null;
                });
            }
            for (var one : threads.invokeAll(workers)) {
                one.get();
            }
        }
    }

    private PageWorker worker(int number) {
        Duration skew = Duration.ofSeconds(20L * number - 70);
        InstantSource clock = () -> world.clock.instant().plus(skew);
        return world.worker(clock, () -> Optional.of(new Quota(0, -1, 0)));
    }
}
