package io.tidings.bench;

import java.util.Locale;

/**
 * What listmonk 6.2 took a mail at its best, and an SDK call with a finished MIME message took, on one machine in one run,
 * for a digest like the sample's. Whoever judges by it measures that call again: so much faster or slower is this machine.
 */
final class Listmonk {
    private static final double MICROS = 600;
    private static final double RAW_CALL_MICROS = 723;

    private Listmonk() {}

    /** Prints what it would take here, and whether ours is at most that part of it. */
    static void judge(String what, double ours, double rawCall, double parts) {
        double here = MICROS * rawCall / RAW_CALL_MICROS;
        System.out.printf(
                Locale.ROOT,
                "listmonk took %.0f us at its best where a call with a finished message took %.0f: here that would be %.0f us%n",
                MICROS,
                RAW_CALL_MICROS,
                here);
        Verdicts.atMost(
                "us a mail " + what + ", for listmonk's " + Verdicts.number(MICROS) + " as it was",
                ours,
                MICROS / parts);
        Verdicts.atLeast("times less than listmonk " + what + ", scaled to this machine", here / ours, parts);
    }
}
