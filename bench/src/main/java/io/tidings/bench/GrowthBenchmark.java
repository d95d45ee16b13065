package io.tidings.bench;

import io.tidings.bench.Simulation.Costs;
import io.tidings.embedded.CountingSes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an edition costs as it grows: articles, segments and recipients are varied over three orders of magnitude, through
 * the real functions in one process, over counting services in another: CPU and heap are the sender's. The baseline is the
 * cost that the design promises, a x articles + b x segments + c x recipients / 50, fitted to the same runs.
 */
final class GrowthBenchmark {
    private static final double MOST_UNITS = 0.06;
    private static final double MOST_CALLS = 0.021;
    private static final double HEAP_PERCENT = 10;
    private static final int LARGEST = 1_000_000;
    private static final int SMALLEST = 10_000;

    /** A collection that leaves nothing dead in place: as a rule, a twentieth of a heap may stay, and counts as used. */
    private static final List<String> WHOLLY_COLLECTED = Stream.concat(
                    Jvm.WARM.stream(), Stream.of("-XX:MarkSweepAlwaysCompactCount=1"))
            .toList();

    private GrowthBenchmark() {}

    /** {@code [--recipients N]}: the largest edition, a million unless told otherwise. */
    static void run(List<String> options) {
        int largest = Option.only("--recipients", "growth", options)
                .map(text -> Option.number("--recipients", text, SMALLEST))
                .orElse(LARGEST);
        System.out.println(
                "growth: real functions in a heap of 512 MB; counting services in another process, where people"
                        + " are made up as they are asked for");
        Jvm.show(WHOLLY_COLLECTED, GrowthBenchmark.class, Integer.toString(largest));
    }

    /** In the sending process: {@code GrowthBenchmark LARGEST}. */
    public static void main(String[] arguments) {
        int largest = Integer.parseInt(arguments[0]);
        try (Simulation simulation = new Simulation(largest, CountingSes.Memory.NUMBERS)) {
            for (int warm = 0; warm < 3; warm++) {
                simulation.send(Math.min(largest, 20_000), 200, 10);
            }
            List<Costs> runs = new ArrayList<>();
            header();
            for (int recipients = 1_000; recipients < largest; recipients *= 10) {
                runs.add(print(simulation.send(recipients, 40, 30)));
            }
            runs.add(print(simulation.send(10_000, 400, 30)));
            runs.add(print(simulation.send(10_000, 40, 1)));
            runs.add(print(simulation.send(largest, 40, 30)));
            judge(runs);
            DollarsBenchmark.sending(runs.getLast());
        }
    }

    private static void header() {
        System.out.println("\n| recipients | articles | segments | renders | SES calls a mail | write units a mail"
                + " | read units a mail | CPU ms | live heap MB |\n|---|---|---|---|---|---|---|---|---|");
    }

    private static Costs print(Costs run) {
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %d | %d of %d | %.4f | %.4f | %.3f | %.0f | %.1f |%n",
                run.recipients(),
                run.articles(),
                run.segments(),
                run.renders(),
                run.expectedRenders(),
                run.sesCalls() / (double) run.recipients(),
                run.ledgerUnits() / run.recipients(),
                (run.peopleReads() + run.otherReads()) / run.recipients(),
                run.millis(),
                run.heapBytes() / 1e6);
        return run;
    }

    private static void judge(List<Costs> runs) {
        double[][] rows = runs.stream()
                .map(run -> new double[] {run.articles(), run.segments(), run.recipients() / 50.0})
                .toArray(double[][]::new);
        double[] millis = runs.stream().mapToDouble(Costs::millis).toArray();
        double[] fit = Fit.of(rows, millis);
        double worst = 0;
        for (int run = 0; run < rows.length; run++) {
            worst = Math.max(worst, Math.abs(millis[run] / Fit.explained(fit, rows[run]) - 1));
        }
        System.out.printf(
                Locale.ROOT,
                "%nCPU = %.3f ms x articles + %.3f ms x segments + %.2f ms x recipients / 50; farthest from it: %.0f"
                        + " %%%n",
                fit[0],
                fit[1],
                fit[2],
                100 * worst);
        Verdicts.atMost(
                "renders more or less than fragments x languages",
                runs.stream()
                        .mapToDouble(run -> 1.0 * Math.abs(run.renders() - run.expectedRenders()))
                        .sum(),
                0);
        Verdicts.atMost(
                "SES calls a mail, at most, before feedback",
                runs.stream()
                        .mapToDouble(run -> run.sesCalls() / (double) run.recipients())
                        .max()
                        .orElse(0),
                MOST_CALLS);
        Verdicts.atMost(
                "write units a mail, at most, before feedback",
                runs.stream()
                        .mapToDouble(run -> run.ledgerUnits() / run.recipients())
                        .max()
                        .orElse(0),
                MOST_UNITS);
        double first = runs.getFirst().heapBytes();
        double farthest = runs.stream()
                .filter(run -> run.articles() == runs.getFirst().articles())
                .mapToDouble(run -> 100 * Math.abs(run.heapBytes() / first - 1))
                .max()
                .orElse(0);
        Verdicts.atMost(
                "% more or less live heap than with " + runs.getFirst().recipients() + " recipients, at any size",
                farthest,
                HEAP_PERCENT);
    }
}
