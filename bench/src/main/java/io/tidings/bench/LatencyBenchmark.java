package io.tidings.bench;

import io.tidings.delivery.BulkPath;
import io.tidings.delivery.Postman;
import io.tidings.edition.PrintedEdition;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.function.JdkHttp;
import io.tidings.render.Templates;
import io.tidings.subscriber.Recipient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Whether the way to SES hides its latency: 64 calls in flight to a stub that takes 20 to 60 ms, against what 64 calls that
 * cost nothing themselves would bring, concurrency / mean latency.
 */
final class LatencyBenchmark {
    private static final int IN_FLIGHT = 64;
    private static final int SHORTEST_MILLIS = 20;
    private static final int LONGEST_MILLIS = 60;
    private static final Duration WARM = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final double LEAST_PERCENT = 90;

    private LatencyBenchmark() {}

    static void run() {
        System.out.printf(
                "latency: %d calls in flight, SES answers after %d to %d ms%n",
                IN_FLIGHT, SHORTEST_MILLIS, LONGEST_MILLIS);
        try (StubProcess stub = StubProcess.waiting(SHORTEST_MILLIS, LONGEST_MILLIS)) {
            // The JDK keeps five idle connections to a host; in a function there is one call at a time.
            System.out.print(Jvm.run(
                    List.of("-XX:+UseSerialGC", "-Xmx512m", "-Dhttp.maxConnections=" + IN_FLIGHT),
                    LatencyBenchmark.class,
                    stub.endpoint().toString()));
        }
    }

    /** In the sending process: {@code LatencyBenchmark ENDPOINT}. */
    public static void main(String[] arguments) {
        URI endpoint = URI.create(arguments[0]);
        System.out.println("\ncalls that weigh nothing: what the way itself can hide");
        double hidden = percent(SampleEdition.postcard(), 1, endpoint);
        Verdicts.atLeast("% of concurrency / mean latency", hidden, LEAST_PERCENT);
        System.out.println("\nthe digest, for 50 a call: what two processors can feed");
        percent(SampleEdition.printed(Templates.bundled()), BulkPath.most(), endpoint);
    }

    private static double percent(PrintedEdition edition, int people, URI endpoint) {
        List<Recipient> readers = Readers.of(people, 1);
        try (Postman postman = new Postman(EmbeddedClients.ses(endpoint, new JdkHttp()), Optional.of("tidings"));
                var threads = Executors.newFixedThreadPool(IN_FLIGHT)) {
            BulkPath bulk = new BulkPath(edition, Readers.links(), postman);
            calls(threads, bulk, readers, WARM);
            long before = Cpu.nanos();
            double calls = calls(threads, bulk, readers, MEASURED) / (double) MEASURED.toSeconds();
            double processors = (Cpu.nanos() - before) / (double) MEASURED.toNanos();
            double best = IN_FLIGHT / ((SHORTEST_MILLIS + LONGEST_MILLIS) / 2_000.0);
            System.out.printf(
                    Locale.ROOT,
                    "  %.0f calls a second (%.0f mails) of %.0f at best: %.0f %%; %.2f ms of CPU a call, so the best would take"
                            + " %.1f processors here and the stub's beside%n",
                    calls,
                    calls * people,
                    best,
                    100 * calls / best,
                    processors * 1_000 / calls,
                    processors / calls * best);
            return 100 * calls / best;
        }
    }

    private static long calls(ExecutorService threads, BulkPath bulk, List<Recipient> readers, Duration length) {
        long end = System.nanoTime() + length.toNanos();
        List<Future<Long>> running = IntStream.range(0, IN_FLIGHT)
                .mapToObj(_ -> threads.submit(() -> {
                    long calls = 0;
                    while (System.nanoTime() < end) {
                        bulk.send(readers, 0);
                        calls++;
                    }
                    return calls;
                }))
                .toList();
        return running.stream().mapToLong(Waiting::until).sum();
    }
}
