package io.tidings.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Runs one benchmark by name: {@code Main render}. Exits 0 when it ran and its results were right, 2 when the name is unknown. */
public final class Main {

    private static final Map<String, Runnable> BENCHMARKS =
            new TreeMap<>(Map.of("render", RenderBenchmark::run, "dollars", DollarsBenchmark::run));

    private Main() {}

    public static void main(String[] arguments) {
        Runnable benchmark = arguments.length == 1 ? BENCHMARKS.get(arguments[0].toLowerCase(Locale.ROOT)) : null;
        if (benchmark == null) {
            System.err.println("Name one benchmark: " + String.join(", ", BENCHMARKS.keySet()));
            System.exit(2);
        } else {
            benchmark.run();
        }
    }
}
