package io.tidings.topic;

import java.util.Arrays;

/** The features of one article that are not zero, by rising index. The arrays are never changed. */
@SuppressWarnings("ArrayRecordComponent")
record SparseVector(int[] index, float[] weight) {

    double dot(double[] dense) {
        double sum = 0;
        for (int i = 0; i < index.length; i++) {
            sum += weight[i] * dense[index[i]];
        }
        return sum;
    }

    double dot(float[] dense) {
        double sum = 0;
        for (int i = 0; i < index.length; i++) {
            sum += (double) weight[i] * dense[index[i]];
        }
        return sum;
    }

    /** A product a column of a matrix that has its rows, one a feature, behind each other. */
    double[] times(double[] matrix, int columns) {
        double[] products = new double[columns];
        for (int i = 0; i < index.length; i++) {
            int row = index[i] * columns;
            for (int column = 0; column < columns; column++) {
                products[column] += weight[i] * matrix[row + column];
            }
        }
        return products;
    }

    /** As with doubles. */
    double[] times(float[] matrix, int columns) {
        double[] products = new double[columns];
        for (int i = 0; i < index.length; i++) {
            int row = index[i] * columns;
            for (int column = 0; column < columns; column++) {
                products[column] += (double) weight[i] * matrix[row + column];
            }
        }
        return products;
    }

    void addTo(double[] dense, double factor) {
        for (int i = 0; i < index.length; i++) {
            dense[index[i]] += factor * weight[i];
        }
    }

    /** Adds to one column of a matrix that has its rows, one a feature, behind each other. */
    void addTo(double[] matrix, int columns, int column, double factor) {
        for (int i = 0; i < index.length; i++) {
            matrix[index[i] * columns + column] += factor * weight[i];
        }
    }

    /** Adds a row to each of its features' rows of a matrix, times the feature. */
    void addTo(double[] matrix, double[] row) {
        for (int i = 0; i < index.length; i++) {
            int at = index[i] * row.length;
            for (int column = 0; column < row.length; column++) {
                matrix[at + column] += weight[i] * row[column];
            }
        }
    }

    /** With each feature times its own factor. */
    SparseVector times(double[] factors) {
        float[] weights = weight.clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (weights[i] * factors[index[i]]);
        }
        return new SparseVector(index, weights);
    }

    /** This and more features behind it, from a number on. */
    SparseVector with(int from, double[] more) {
        int[] indices = Arrays.copyOf(index, index.length + more.length);
        float[] weights = Arrays.copyOf(weight, indices.length);
        for (int i = 0; i < more.length; i++) {
            indices[index.length + i] = from + i;
            weights[index.length + i] = (float) more[i];
        }
        return new SparseVector(indices, weights);
    }

    /** The square of its length. */
    double square() {
        double square = 0;
        for (float one : weight) {
            square += (double) one * one;
        }
        return square;
    }
}
