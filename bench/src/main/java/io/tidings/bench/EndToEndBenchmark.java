package io.tidings.bench;

import io.tidings.bench.Simulation.Costs;
import io.tidings.bench.Simulation.Feedback;
import io.tidings.embedded.CountingSes;
import java.util.Locale;

/**
 * The whole way of a mail, from fan-out over ledger and sending to the events, against the design one writes first: a message,
 * a render, a call and two ledger writes a recipient, and events one by one. Both over the same counting services in this
 * process, whose own CPU is in both figures.
 */
final class EndToEndBenchmark {
    private static final int RECIPIENTS = 6_000;
    private static final int NAIVE_RECIPIENTS = 600;
    private static final int EVENTS_A_FILE = 5_000;
    private static final int WARM_ROUNDS = 3;

    /** What one mail took, its events included. */
    record Mail(double micros, double calls, double writeUnits) {}

    private EndToEndBenchmark() {}

    static void run() {
        System.out.println(
                "end-to-end: fan-out, ledger, sending and feedback, services in this process and counted in");
        Mail ours = new Mail(0, 0, 0);
        Mail naive = ours;
        Simulation simulation = new Simulation(RECIPIENTS, CountingSes.Memory.EVENTS);
        OneByOne oneByOne = new OneByOne();
        for (int round = 0; round <= WARM_ROUNDS; round++) {
            ours = tidings(simulation);
            naive = oneByOne.send(NAIVE_RECIPIENTS);
        }
        System.out.printf("%n| a mail | one by one | Tidings | ratio |%n|---|---|---|---|%n");
        row("us of CPU", naive.micros, ours.micros);
        row("calls of AWS", naive.calls, ours.calls);
        row("write units", naive.writeUnits, ours.writeUnits);
    }

    private static Mail tidings(Simulation simulation) {
        Costs sent = simulation.send(RECIPIENTS, 40, 10);
        Feedback fedBack = simulation.feedBack(EVENTS_A_FILE);
        return new Mail(
                1e3 * (sent.millis() - sent.composeMillis() + fedBack.millis()) / RECIPIENTS,
                1.0 * (sent.calls() + fedBack.calls()) / RECIPIENTS,
                (sent.ledgerUnits() + fedBack.writeUnits()) / RECIPIENTS);
    }

    private static void row(String what, double naive, double ours) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.0f times less |%n",
                what,
                Verdicts.number(naive),
                Verdicts.number(ours),
                naive / ours);
    }
}
