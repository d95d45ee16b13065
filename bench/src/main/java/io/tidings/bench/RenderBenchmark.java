package io.tidings.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a reader costs when the digest is rendered once and only their slots are spliced in, against a full Mustache render
 * for each reader, and against merely copying the bytes. Measured by JMH, each in a JVM of its own.
 */
final class RenderBenchmark {

    private static final double LEAST_SPEEDUP = 20;
    private static final double MOST_COPIES = 2;

    /** What one mail takes. */
    private record Cost(double micros, double kilobytes) {}

    private RenderBenchmark() {}

    static void run() {
        System.out.println(
                "render: a digest of 40 stories in 8 topics; splicing a reader's slots against rendering all of it");
        Options options = new OptionsBuilder()
                .include(RenderedMails.class.getName())
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = results(options);
        print(results, "own links only", "0");
        print(results, "every link the reader's own", "80");
    }

    private static Collection<RunResult> results(Options options) {
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH could not measure; its reason is above", e);
        }
    }

    private static void print(Collection<RunResult> results, String what, String ownLinks) {
        Cost mustache = cost(results, "mustache", ownLinks);
        Cost splice = cost(results, "splice", ownLinks);
        Cost copy = cost(results, "copy", ownLinks);
        System.out.printf("%n%d slots (%s), bytes equal for every reader%n", Integer.parseInt(ownLinks) + 6, what);
        row("Mustache.java, full render", mustache);
        row("splice", splice);
        row("allocating copy of the bytes", copy);
        Verdicts.atLeast("times faster to splice than to render", mustache.micros / splice.micros, LEAST_SPEEDUP);
        Verdicts.atMost("copies of the bytes take as long as a splice", splice.micros / copy.micros, MOST_COPIES);
    }

    private static Cost cost(Collection<RunResult> results, String way, String ownLinks) {
        RunResult result = results.stream()
                .filter(one -> one.getParams().getBenchmark().endsWith("." + way)
                        && one.getParams().getParam("ownLinks").equals(ownLinks))
                .findFirst()
                .orElseThrow();
        double bytes = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
        return new Cost(result.getPrimaryResult().getScore(), bytes / 1e3);
    }

    private static void row(String name, Cost cost) {
        System.out.printf(Locale.ROOT, "  %-34s %9.2f us  %9.1f KB garbage%n", name, cost.micros, cost.kilobytes);
    }
}
