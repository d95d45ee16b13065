package io.tidings.edition;

/**
 * How likely a count is by chance alone, so that small numbers hold no edition: one empty article of five is a fifth, and
 * nothing. Pure, by {@link StrictMath}: the same everywhere.
 */
final class Chance {

    private Chance() {}

    /** That of {@code n} at least {@code k} are hit, where each is hit with probability {@code p}. */
    static double atLeast(int k, int n, double p) {
        if (k <= 0) {
            return 1;
        }
        if (k > n || p <= 0) {
            return 0;
        }
        if (p >= 1) {
            return 1;
        }
        double odds = StrictMath.log(p / (1 - p));
        double term = n * StrictMath.log(1 - p);
        double fewer = 0;
        for (int i = 0; i < k; i++) {
            fewer += StrictMath.exp(term);
            term += StrictMath.log((n - i) / (i + 1.0)) + odds;
        }
        return Math.clamp(1 - fewer, 0, 1);
    }

    /** That at most so many come where {@code mean} come on average, each by itself. */
    static double atMost(int count, double mean) {
        if (mean <= 0) {
            return 1;
        }
        double term = -mean;
        double sum = 0;
        for (int i = 0; i <= count; i++) {
            sum += StrictMath.exp(term);
            term += StrictMath.log(mean / (i + 1));
        }
        return Math.clamp(sum, 0, 1);
    }
}
