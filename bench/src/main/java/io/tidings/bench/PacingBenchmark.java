package io.tidings.bench;

import io.tidings.bench.RateWindow.Figures;
import io.tidings.delivery.BulkPath;
import io.tidings.delivery.Pacer;
import io.tidings.delivery.Postman;
import io.tidings.edition.PrintedEdition;
import io.tidings.render.Templates;
import io.tidings.subscriber.Recipient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How much of SES's rate several workers use, and how often it turns them away, when each keeps to the share of its seat;
 * against workers that just send. SES is a stub that counts in whole seconds.
 */
final class PacingBenchmark {
    private static final double LEAST_USED = 97;
    private static final double MOST_THROTTLED = 0.5;
    private static final Duration PACED = Duration.ofSeconds(18);
    private static final Duration UNPACED = Duration.ofSeconds(6);

    /** How many workers share which rate. A function's concurrency is what the rate needs: see {@code bench dollars}. */
    private record Case(int perSecond, int workers) {}

    private PacingBenchmark() {}

    static void run() {
        System.out.println("pacing: workers share what SES allows a second, each by the share of its seat");
        boolean met = true;
        for (Case one :
                List.of(new Case(14, 2), new Case(14, 8), new Case(50, 8), new Case(200, 4), new Case(2_000, 10))) {
            Figures unpaced = send(one, UNPACED, false);
            Figures paced = send(one, PACED, true);
            System.out.printf(Locale.ROOT, "%n%d a second, %d workers%n", one.perSecond, one.workers);
            row("without a pacer", unpaced, one.perSecond);
            row("with a pacer", paced, one.perSecond);
            met &= Verdicts.atLeast("% of the quota used", used(paced, one.perSecond), LEAST_USED);
            met &= Verdicts.atMost("% turned away", throttled(paced), MOST_THROTTLED);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s times fewer turned away than without%n",
                    throttled(paced) == 0 ? "all" : Verdicts.number(throttled(unpaced) / throttled(paced)));
        }
        if (!met) {
            System.out.println(
                    "\nA miss on a busy machine is most likely the machine: a worker that wakes up late loses its"
                            + " place in the second.");
        }
    }

    private static void row(String name, Figures figures, int perSecond) {
        System.out.printf(
                Locale.ROOT,
                "  %-16s %6.2f %% of the quota used, %6.2f %% turned away (%d taken, %d not)%n",
                name,
                used(figures, perSecond),
                throttled(figures),
                figures.taken(),
                figures.throttled());
    }

    private static double used(Figures figures, int perSecond) {
        return 100.0 * figures.takenInThem() / (perSecond * (double) Math.max(1, figures.wholeSeconds()));
    }

    private static double throttled(Figures figures) {
        return 100.0 * figures.throttled() / Math.max(1, figures.taken() + figures.throttled());
    }

    private static Figures send(Case one, Duration length, boolean paced) {
        PrintedEdition edition = SampleEdition.printed(Templates.bundled());
        List<Recipient> readers = Readers.of(BulkPath.most(), 1);
        try (StubProcess stub = StubProcess.limited(one.perSecond);
                Postman postman = new Postman(stub.client(), Optional.of("tidings"));
                var threads = Executors.newFixedThreadPool(one.workers)) {
            BulkPath bulk = new BulkPath(edition, Readers.links(), postman);
            bulk.send(readers.subList(0, 1), 0);
            Waiting.millis(1_100);
            long end = System.nanoTime() + length.toNanos();
            List<Future<?>> running = IntStream.range(0, one.workers)
                    .<Future<?>>mapToObj(seat -> threads.submit(() -> {
                        Pacer pacer = BulkPath.pacer(postman, one.workers, seat);
                        while (System.nanoTime() < end) {
                            int people = paced ? BulkPath.next(pacer) : BulkPath.most();
                            bulk.send(readers.subList(0, people), 0);
                        }
                    }))
                    .toList();
            running.forEach(Waiting::until);
            return stub.figures();
        }
    }
}
