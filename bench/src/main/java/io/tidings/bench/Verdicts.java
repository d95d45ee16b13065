package io.tidings.bench;

import java.util.Locale;

/** Says whether a target was met. */
final class Verdicts {
    private Verdicts() {}

    static boolean atLeast(String what, double figure, double target) {
        return say(what, figure, "at least " + number(target), figure >= target);
    }

    static boolean atMost(String what, double figure, double target) {
        return say(what, figure, "at most " + number(target), figure <= target);
    }

    private static boolean say(String what, double figure, String target, boolean met) {
        System.out.printf("%-10s %s (target: %s): %s%n", number(figure), what, target, met ? "met" : "MISSED");
        return met;
    }

    /** Three figures that say something. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : size >= 0.01 ? 4 : 5;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
