package io.tidings.bench;

import io.tidings.bench.Simulation.Costs;
import io.tidings.bench.Simulation.Feedback;
import io.tidings.embedded.CountingSes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The whole way of a mail, from fan-out over ledger and sending to the events, against the design one writes first: a message,
 * a render, a call and two ledger writes a recipient, and events one by one. Both over the same counting services, which are
 * in another process: the CPU is that of the sending process alone, its collector and compilers included.
 *
 * <p>By a profile of the sending thread a third of it goes into calls of SES and their bodies, a quarter into reading the
 * events, and a tenth each into writing the ledger, reading the people of a chunk again, and asking before each chunk whether
 * it may go on. The compilers add a third to it for the first quarter million mails.
 */
final class EndToEndBenchmark {
    private static final int RECIPIENTS = 15_000;
    private static final int NAIVE_RECIPIENTS = 200;
    private static final int RAW_CALLS = 300;
    private static final int EVENTS_A_FILE = 5_000;
    // The compilers are at it for half a million mails.
    private static final int WARM_ROUNDS = 40;
    private static final int NAIVE_WARM_ROUNDS = 8;
    private static final int ROUNDS = 7;
    private static final double LISTMONK_PARTS = 8;

    /** What one mail took, its events included. */
    record Mail(double micros, double calls, double writeUnits) {}

    private EndToEndBenchmark() {}

    static void run() {
        System.out.println("end-to-end: fan-out, ledger, sending and feedback; services in another process");
        Jvm.show(Jvm.WARM, EndToEndBenchmark.class);
    }

    /** In the sending process. */
    public static void main(String[] arguments) {
        List<Mail> ours = new ArrayList<>();
        List<Mail> feedback = new ArrayList<>();
        List<Mail> naive = new ArrayList<>();
        List<Double> raw = new ArrayList<>();
        try (Simulation simulation = new Simulation(RECIPIENTS, CountingSes.Memory.EVENTS);
                OneByOne oneByOne = new OneByOne()) {
            for (int round = 0; round < WARM_ROUNDS; round++) {
                simulation.send(RECIPIENTS, 40, 10);
                simulation.feedBack(EVENTS_A_FILE);
            }
            for (int round = 0; round < NAIVE_WARM_ROUNDS; round++) {
                oneByOne.send(NAIVE_RECIPIENTS);
                oneByOne.rawCall(RAW_CALLS);
            }
            for (int round = 0; round < ROUNDS; round++) {
                Costs sent = simulation.send(RECIPIENTS, 40, 10);
                Feedback fedBack = simulation.feedBack(EVENTS_A_FILE);
                ours.add(mail(sent, fedBack));
                feedback.add(new Mail(1e3 * fedBack.millis() / RECIPIENTS, 0, 0));
                naive.add(oneByOne.send(NAIVE_RECIPIENTS));
                raw.add(oneByOne.rawCall(RAW_CALLS));
            }
        }
        print(median(ours), median(feedback), median(naive));
        double rawCall = raw.stream().sorted().toList().get(ROUNDS / 2);
        Listmonk.judge("with ledger and feedback", median(ours).micros, rawCall, LISTMONK_PARTS);
    }

    private static Mail mail(Costs sent, Feedback fedBack) {
        return new Mail(
                1e3 * (sent.millis() - sent.composeMillis() + fedBack.millis()) / RECIPIENTS,
                1.0 * (sent.calls() + fedBack.calls()) / RECIPIENTS,
                (sent.ledgerUnits() + fedBack.writeUnits()) / RECIPIENTS);
    }

    /** By CPU; the counts are the same in every round. */
    private static Mail median(List<Mail> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Mail::micros))
                .toList()
                .get(rounds.size() / 2);
    }

    private static void print(Mail ours, Mail feedback, Mail naive) {
        System.out.printf("%n| a mail | one by one | Tidings | ratio |%n|---|---|---|---|%n");
        row("us of CPU", naive.micros, ours.micros);
        row("calls of AWS", naive.calls, ours.calls);
        row("write units", naive.writeUnits, ours.writeUnits);
        System.out.printf(
                Locale.ROOT,
                "%nof Tidings' CPU: %.0f us for fan-out, ledger and sending, %.0f us for reading the events%n",
                ours.micros - feedback.micros,
                feedback.micros);
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
