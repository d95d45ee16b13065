package io.tidings.topic;

/** The columns of a matrix that has its rows behind each other. */
final class Columns {

    private static final double NOTHING = 1e-12;

    private Columns() {}

    /** Makes columns of length 1 and at right angles that span the same space; zeros where a column adds nothing to it. */
    static void makeOrthonormal(double[] matrix, int columns) {
        double[][] factor = cholesky(products(matrix, columns));
        for (int row = 0; row < matrix.length; row += columns) {
            for (int i = 0; i < columns; i++) {
                double rest = matrix[row + i];
                for (int j = 0; j < i; j++) {
                    rest -= factor[i][j] * matrix[row + j];
                }
                matrix[row + i] = factor[i][i] == 0 ? 0 : rest / factor[i][i];
            }
        }
    }

    /**
     * What, times a matrix, gives some sums; in their place.
     *
     * @param products a symmetric matrix of full rank, of which the lower triangle is read and then another
     * @param sums as many rows
     */
    static double[][] solved(double[][] products, double[][] sums) {
        double[][] factor = cholesky(products);
        for (int row = 0; row < sums.length; row++) {
            for (int before = 0; before < row; before++) {
                subtract(sums[row], factor[row][before], sums[before]);
            }
            divide(sums[row], factor[row][row]);
        }
        for (int row = sums.length - 1; row >= 0; row--) {
            for (int after = row + 1; after < sums.length; after++) {
                subtract(sums[row], factor[after][row], sums[after]);
            }
            divide(sums[row], factor[row][row]);
        }
        return sums;
    }

    private static void subtract(double[] from, double factor, double[] row) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * row[i];
        }
    }

    private static void divide(double[] row, double by) {
        for (int i = 0; i < row.length; i++) {
            row[i] /= by;
        }
    }

    /** Of each column with itself and those before it. */
    private static double[][] products(double[] matrix, int columns) {
        double[][] products = new double[columns][columns];
        for (int row = 0; row < matrix.length; row += columns) {
            for (int i = 0; i < columns; i++) {
                double value = matrix[row + i];
                double[] with = products[i];
                for (int j = 0; j <= i && value != 0; j++) {
                    with[j] += value * matrix[row + j];
                }
            }
        }
        return products;
    }

    /** The lower triangle that, times itself turned, gives these products; in their place. */
    private static double[][] cholesky(double[][] products) {
        for (int i = 0; i < products.length; i++) {
            double square = products[i][i];
            for (int j = 0; j <= i; j++) {
                double sum = products[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= products[i][k] * products[j][k];
                }
                if (j < i) {
                    products[i][j] = products[j][j] == 0 ? 0 : sum / products[j][j];
                } else {
                    products[i][i] = sum <= square * NOTHING ? 0 : Math.sqrt(sum);
                }
            }
        }
        return products;
    }
}
