package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import io.tidings.embedded.TestServices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class SeatsTest {
    private static final Duration SIX_SECONDS = Duration.ofSeconds(6);
    private static final RemainingTime LONG = () -> Duration.ofMinutes(10);

    private final DynamoDbClient client = TestServices.shared().dynamoClient();
    private final String table = TestServices.table("ledger");
    private final TestClock clock = new TestClock();
    private final AtomicInteger names = new AtomicInteger();

    @BeforeEach
    void aTable() {
        client.createTable(Ledger.table(table));
    }

    /** A worker of that many, in a process of its own. */
    private final class Worker {
        private final Pacer pacer;
        private final Seats seats;

        Worker(double perSecond, int workers) {
            pacer = new Pacer(() -> Optional.of(new Quota(perSecond, -1, 0)), workers, 50, clock, clock);
            seats = new Seats(client, table, pacer, clock, () -> "w" + names.incrementAndGet());
        }
    }

    @Test
    void workersThatBeginTogetherHaveTheWholeRateBetweenThem() throws Exception {
        List<Worker> workers = new ArrayList<>();
        List<Callable<Boolean>> begin = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            Worker worker = new Worker(14, 8);
            workers.add(worker);
            begin.add(() -> worker.seats.take().isPresent());
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var seated : threads.invokeAll(begin)) {
                assertThat(seated.get()).isTrue();
            }
        }

        assertThat(workers.stream().mapToInt(worker -> worker.pacer.burst()).sum())
                .isEqualTo(14);
        assertThat(new Worker(14, 8).seats.take()).as("a ninth").isEmpty();
    }

    @Test
    void whoGetsUpOrWasKilledLeavesASeat() {
        Seats.Seat first = new Worker(2, 8).seats.take().orElseThrow();
        Seats.Seat second = new Worker(2, 8).seats.take().orElseThrow();
        assertThat(new Worker(2, 8).seats.take())
                .as("a mail a second is the smallest share")
                .isEmpty();

        first.leave();
        assertThat(new Worker(2, 8).seats.take()).isPresent();
        assertThat(new Worker(2, 8).seats.take()).isEmpty();

        clock.sleep(Seats.LEASE.plusSeconds(1));
        assertThat(new Worker(2, 8).seats.take()).isPresent();
        assertThat(new Worker(2, 8).seats.take()).isPresent();
        assertThat(second.keep()).as("slept until its seat was another's").isFalse();
        second.leave();
        assertThat(new Worker(2, 8).seats.take())
                .as("what is another's is not left")
                .isEmpty();
    }

    @Test
    void whatWasSentOnASeatCountsForWhoeverTakesItNext() {
        Worker first = new Worker(100, 2);
        Seats.Seat seat = first.seats.take().orElseThrow();
        Seats.Seat others = new Worker(100, 2).seats.take().orElseThrow();
        first.pacer.take(50);
        clock.sleep(Duration.ofMillis(400));
        seat.leave();

        Worker next = new Worker(100, 2);
        Seats.Seat taken = next.seats.take().orElseThrow();
        assertThat(next.pacer.waitFor(50)).isBetween(Duration.ofMillis(615), Duration.ofMillis(617));
        clock.sleep(next.pacer.waitFor(50));
        assertThat(next.pacer.waitFor(50)).isZero();
        taken.leave();
        others.leave();
    }

    @Test
    void whoTakesTheirOwnSeatAgainCountsTheirMailsOnce() {
        Pacer pacer = new Worker(200, 2).pacer;
        // By one name it looks at the same seat first.
        Seats seats = new Seats(client, table, pacer, clock, () -> "w");
        Seats.Seat seat = seats.take().orElseThrow();
        pacer.take(50);
        seat.leave();

        assertThat(seats.take()).isPresent();
        assertThat(pacer.waitFor(50)).as("half of the share is left").isZero();
    }

    @Test
    void aSeatIsKeptForAsLongAsItsWorkerWorks() {
        Seats.Seat seat = new Worker(1, 2).seats.take().orElseThrow();

        for (int call = 0; call < 20; call++) {
            clock.sleep(Duration.ofSeconds(20));
            assertThat(seat.keep()).isTrue();
            assertThat(new Worker(1, 2).seats.take()).isEmpty();
        }
    }

    @Test
    void whoIsAloneTakesAllSeatsAndLeavesOneToEachWhoComes() {
        Worker alone = new Worker(20, 4);
        Seats.Seat his = alone.seats.take().orElseThrow();
        assertThat(alone.pacer.burst()).isEqualTo(5);
        clock.sleep(SIX_SECONDS);
        assertThat(his.keep()).isTrue();
        assertThat(alone.pacer.burst()).isEqualTo(20);

        Worker next = new Worker(20, 4);
        assertThat(next.seats.take()).as("it comes back later").isEmpty();
        clock.sleep(SIX_SECONDS);
        assertThat(his.keep()).isTrue();
        assertThat(alone.pacer.burst()).isEqualTo(5);
        Seats.Seat hers = next.seats.take().orElseThrow();
        clock.sleep(SIX_SECONDS);
        assertThat(his.keep() && hers.keep()).isTrue();
        clock.sleep(SIX_SECONDS);
        assertThat(his.keep() && hers.keep()).isTrue();
        assertThat(alone.pacer.burst() + next.pacer.burst()).isEqualTo(20);

        his.leave();
        hers.leave();
        for (int others = 0; others < 4; others++) {
            assertThat(new Worker(20, 4).seats.take()).isPresent();
        }
    }

    @Test
    void seatsOfWhoIsAloneAreRenewedTogether() {
        Worker alone = new Worker(2_000, 100);
        Seats.Seat seat = alone.seats.take().orElseThrow();

        for (int look = 0; look < 20; look++) {
            clock.sleep(SIX_SECONDS);
            assertThat(seat.keep()).isTrue();
        }
        assertThat(alone.pacer.waitFor(600)).as("30 seats of 20").isZero();
        alone.pacer.take(600);
        assertThat(alone.pacer.waitFor(1)).isPositive();
    }

    @Test
    void aPageThatIsTheOnlyOneUsesTheWholeRate() {
        SendingWorld world = new SendingWorld(new InProcess(), Engine.Kind.OURS.sesRetries(), 200, 50).readers(200);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        PageWorker worker = world.worker(world.clock, () -> Optional.of(new Quota(20, -1, 0)), 10);
        Instant begin = world.clock.instant();

        world.messages()
                .forEach(message -> assertThat(worker.work(message, LONG)).isEqualTo(PageOutcome.DONE));

        // By the clock of the test: 12 people in six seconds, and the others at 20 a second; 100 seconds on one seat.
        assertThat(Duration.between(begin, world.clock.instant())).isLessThan(Duration.ofSeconds(18));
    }

    @Test
    void whoeverSharesNothingNeedsNoSeat() {
        assertThat(new Worker(14, 1).seats.take()).isPresent();
        assertThat(new Worker(0, 8).seats.take()).isPresent();

        assertThat(client.scan(scan -> scan.tableName(table)).items()).isEmpty();
    }

    @Test
    void aPageForWhichThereIsNoSeatComesBackLater() {
        SendingWorld world = new SendingWorld(new InProcess(), Engine.Kind.OURS.sesRetries(), 5, 5).readers(8);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        Quota one = new Quota(1, -1, 0);
        List<PageMessage> messages = world.messages();
        Pacer pacer = new Pacer(() -> Optional.of(one), 2, 50, world.clock, world.clock);
        Seats.Seat held = new Seats(world.dynamo, world.ledgerTable, pacer, world.clock, world::nextOwner)
                .take()
                .orElseThrow();
        PageWorker worker = world.worker(world.clock, () -> Optional.of(one), 2);

        messages.forEach(message -> assertThat(worker.work(message, LONG)).isEqualTo(PageOutcome.NO_SEAT));
        assertThat(world.tally(id).accepted()).isZero();
        held.leave();

        List<PageMessage> again = world.messages();
        assertThat(again).hasSameElementsAs(messages);
        again.forEach(message -> assertThat(worker.work(message, LONG)).isEqualTo(PageOutcome.DONE));
        assertThat(world.tally(id).accepted()).isEqualTo(8);
    }
}
