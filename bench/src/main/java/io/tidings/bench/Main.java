package io.tidings.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs one benchmark by name: {@code Main render}. Exits 0 when it ran and its results were right, 2 when the name or an
 * option is unknown.
 */
public final class Main {

    /** Takes its options, and prints. */
    private interface Benchmark {
        void run(List<String> options);
    }

    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.ofEntries(
            plain("render", RenderBenchmark::run),
            Map.entry("cold", ColdBenchmark::run),
            plain("dollars", DollarsBenchmark::run),
            plain("send-steady", SendSteadyBenchmark::run),
            plain("send-fresh", SendFreshBenchmark::run),
            plain("latency", LatencyBenchmark::run),
            plain("pacing", PacingBenchmark::run),
            plain("end-to-end", EndToEndBenchmark::run),
            Map.entry("growth", GrowthBenchmark::run),
            plain("import", ImportBenchmark::run),
            Map.entry("topics", TopicsBenchmark::run)));

    private Main() {}

    public static void main(String[] arguments) {
        String name = arguments.length == 0 ? "" : arguments[0].toLowerCase(Locale.ROOT);
        Benchmark benchmark = BENCHMARKS.get(name);
        if (benchmark != null) {
            run(benchmark, Arrays.asList(arguments).subList(1, arguments.length));
        } else if (name.equals("list")) {
            BENCHMARKS.keySet().forEach(System.out::println);
        } else {
            System.err.println("Name one benchmark: " + String.join(", ", BENCHMARKS.keySet()));
            System.exit(2);
        }
    }

    private static void run(Benchmark benchmark, List<String> options) {
        try {
            benchmark.run(options);
        } catch (Option.Wrong e) {
            System.err.println("tidings: " + e.getMessage());
            System.exit(2);
        }
    }

    /** One that has no options. */
    private static Map.Entry<String, Benchmark> plain(String name, Runnable benchmark) {
        return Map.entry(name, options -> {
            Option.none(name, options);
            benchmark.run();
        });
    }
}
