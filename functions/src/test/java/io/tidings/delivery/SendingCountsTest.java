package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a mail costs, and what becomes of many workers on the same pages. */
final class SendingCountsTest {
    private static final RemainingTime LONG = () -> Duration.ofMinutes(10);
    private static final int READERS = 600;

    @Test
    void callsAndWritesStayNearOneForFiftyReadersWhateverTheyChose() {
        SendingWorld world = new SendingWorld(200, 50);
        String[] topics = {"java", "cloud", "people", "java;cloud", "java;people", "cloud;people", ""};
        world.readers(READERS, i -> (i % 3 == 0 ? "de" : "en") + "," + topics[i % topics.length]);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        int pages = world.edition(id).pages();
        world.counts.reset();
        PageWorker worker = world.worker();

        world.messages()
                .forEach(message -> assertThat(worker.work(message, LONG)).isEqualTo(PageOutcome.DONE));

        assertThat(world.tally(id).accepted()).isEqualTo(READERS);
        long calls = world.counts.calls("SendBulkEmail");
        // A page's readers fill chunks of 50 but for the last; one more call where a chunk holds both languages.
        assertThat(calls).isLessThanOrEqualTo(READERS / 50 + pages * (1 + 1L));
        double unitsAMail = world.counts.writeUnits() / READERS;
        assertThat(unitsAMail).as("write units a mail").isGreaterThan(0.02).isLessThanOrEqualTo(0.06);
    }

    @Test
    void aFullPageCostsACallForFiftyReadersAndOneOrTwoWriteUnitsBetweenThem() {
        SendingWorld world = new SendingWorld(Dispatch.PEOPLE_PER_PAGE, 50);
        int readers = Dispatch.PEOPLE_PER_PAGE;
        world.readers(readers);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        world.counts.reset();
        PageWorker worker = world.worker();

        world.messages()
                .forEach(message -> assertThat(worker.work(message, LONG)).isEqualTo(PageOutcome.DONE));

        assertThat(world.tally(id).accepted()).isEqualTo(readers);
        assertThat(world.counts.calls("SendBulkEmail")).isEqualTo(readers / 50);
        assertThat(world.counts.writeUnits() / readers).as("write units a mail").isLessThanOrEqualTo(0.045);
    }

    @Test
    void eightWorkersWithDuplicateMessagesMailEverybodyOnce() throws Exception {
        SendingWorld world = new SendingWorld(10, 5);
        world.readers(200);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        List<PageMessage> messages = new ArrayList<>(world.messages());
        messages.addAll(List.copyOf(messages));
        Collections.shuffle(messages, new Random(1));
        // Somebody took every page and died.
        messages.stream()
                .distinct()
                .forEach(message -> world.stores.ledger().claim(message.key(), "dead", Samples.NOW, PageWorker.LEASE));
        world.clock.sleep(PageWorker.LEASE.plusSeconds(1));

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<PageOutcome>> work = messages.stream()
                    .map(message -> (Callable<PageOutcome>) () -> world.worker().work(message, LONG))
                    .toList();
            for (var outcome : threads.invokeAll(work)) {
                assertThat(outcome.get()).isIn(PageOutcome.DONE, PageOutcome.LEASED_ELSEWHERE);
            }
        }

        assertThat(world.tally(id)).matches(tally -> tally.accepted() == 200 && tally.eligible() == 200);
        assertThat(SendingWorld.ses().truth().accepted(id.value()).values())
                .hasSize(200)
                .containsOnly(1);
    }
}
