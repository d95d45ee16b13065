package io.tidings.topic;

/** The features of one article that are not zero, by rising index; length 1 unless empty. The arrays are never changed. */
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
}
