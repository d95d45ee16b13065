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

    void addTo(double[] dense, double factor) {
        for (int i = 0; i < index.length; i++) {
            dense[index[i]] += factor * weight[i];
        }
    }
}
