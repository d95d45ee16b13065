package io.tidings.bench;

/** Least squares: the coefficients by which the columns explain the figures best, no column below zero. */
final class Fit {
    private static final int STEPS = 200_000;

    private Fit() {}

    /** One coefficient a column, by descent along one coordinate at a time. */
    static double[] of(double[][] rows, double[] figures) {
        int columns = rows[0].length;
        double[] fit = new double[columns];
        for (int step = 0; step < STEPS; step++) {
            double moved = 0;
            for (int column = 0; column < columns; column++) {
                double along = 0;
                double square = 0;
                for (int row = 0; row < rows.length; row++) {
                    // Relative errors count: a small run is worth as much as a large one.
                    double weight = 1 / (figures[row] * figures[row]);
                    double rest = figures[row] - explained(fit, rows[row]);
                    along += weight * rest * rows[row][column];
                    square += weight * rows[row][column] * rows[row][column];
                }
                double next = Math.max(0, fit[column] + along / square);
                moved += Math.abs(next - fit[column]) / Math.max(1e-12, next);
                fit[column] = next;
            }
            if (moved < 1e-9) {
                break;
            }
        }
        return fit;
    }

    static double explained(double[] fit, double[] row) {
        double sum = 0;
        for (int i = 0; i < fit.length; i++) {
            sum += fit[i] * row[i];
        }
        return sum;
    }
}
