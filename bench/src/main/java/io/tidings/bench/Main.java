package io.tidings.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Runs one benchmark by name: {@code Main render}. Exits 0 when it ran and its results were right, 2 when the name is unknown. */
public final class Main {

    /** Takes its options, and prints. */
    private interface Benchmark {
        void run(List<String> options);
    }

    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.ofEntries(
            Map.entry("render", _ -> RenderBenchmark.run()),
            Map.entry("cold", ColdBenchmark::run),
            Map.entry("dollars", _ -> DollarsBenchmark.run()),
            Map.entry("send-steady", _ -> SendSteadyBenchmark.run()),
            Map.entry("send-fresh", _ -> SendFreshBenchmark.run()),
            Map.entry("latency", _ -> LatencyBenchmark.run()),
            Map.entry("pacing", _ -> PacingBenchmark.run()),
            Map.entry("end-to-end", _ -> EndToEndBenchmark.run()),
            Map.entry("growth", GrowthBenchmark::run),
            Map.entry("import", _ -> ImportBenchmark.run()),
            Map.entry("topics", TopicsBenchmark::run)));

    private Main() {}

    public static void main(String[] arguments) {
        String name = arguments.length == 0 ? "" : arguments[0].toLowerCase(Locale.ROOT);
        Benchmark benchmark = BENCHMARKS.get(name);
        if (benchmark != null) {
            benchmark.run(Arrays.asList(arguments).subList(1, arguments.length));
        } else if (name.equals("list")) {
            BENCHMARKS.keySet().forEach(System.out::println);
        } else {
            System.err.println("Name one benchmark: " + String.join(", ", BENCHMARKS.keySet()));
            System.exit(2);
        }
    }
}
