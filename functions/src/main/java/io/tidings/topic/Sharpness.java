package io.tidings.topic;

import java.util.List;

/** The power that likelihoods are raised to so that the best of each are, on average, as high as they should be. */
final class Sharpness {

    private static final double LEAST = 0.02;
    /** What was learned of itself is never made surer than it is. */
    private static final double MOST = 1;

    private static final int STEPS = 30;

    private Sharpness() {}

    /**
     * Halves the interval.
     *
     * @param logarithms of likelihoods, a row an article
     * @param mean what the first topic's share is to be, on average
     */
    static double of(List<double[]> logarithms, double mean) {
        double low = LEAST;
        double high = MOST;
        for (int step = 0; step < STEPS; step++) {
            double middle = Math.sqrt(low * high);
            double sum = 0;
            for (double[] row : logarithms) {
                sum += first(row, middle);
            }
            if (sum < mean * logarithms.size()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(low * high);
    }

    private static double first(double[] logarithms, double power) {
        double most = logarithms[Scores.best(logarithms)];
        double sum = 0;
        for (double one : logarithms) {
            sum += StrictMath.exp(power * (one - most));
        }
        return 1 / sum;
    }
}
