package io.tidings.topic;

/** Small sums over a row of scores, one a topic. */
final class Scores {

    private Scores() {}

    /** The index of the highest score; the first of equals. */
    static int best(double[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }

    /** How far the highest score stands above the next; the score itself where there is only one. */
    static double margin(double[] row) {
        int best = best(row);
        double second = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < row.length; i++) {
            if (i != best) {
                second = Math.max(second, row[i]);
            }
        }
        return row.length == 1 ? row[0] : row[best] - second;
    }

    /** Logarithms of the softmax of a row times a factor. */
    static double[] logSoftmax(double[] row, double factor) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : row) {
            most = Math.max(most, score * factor);
        }
        double sum = 0;
        for (double score : row) {
            sum += StrictMath.exp(score * factor - most);
        }
        double log = most + StrictMath.log(sum);
        double[] result = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = row[i] * factor - log;
        }
        return result;
    }

    /** The standard deviation of all scores about the mean of their row; 1 where they do not differ. */
    static double spread(double[][] rows) {
        double squares = 0;
        long count = 0;
        for (double[] row : rows) {
            double mean = 0;
            for (double score : row) {
                mean += score / row.length;
            }
            for (double score : row) {
                squares += (score - mean) * (score - mean);
                count++;
            }
        }
        return squares == 0 ? 1 : Math.sqrt(squares / count);
    }

    /** Two tables of scores, each times a factor, added. */
    static double[][] sum(double[][] one, double factor, double[][] other, double otherFactor) {
        double[][] sum = new double[one.length][];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = new double[one[i].length];
            for (int topic = 0; topic < sum[i].length; topic++) {
                sum[i][topic] = factor * one[i][topic] + otherFactor * other[i][topic];
            }
        }
        return sum;
    }

    /** Scores less their mean, in units of their own standard deviation; zeros where they do not differ. */
    static double[] standardised(double[] row) {
        double mean = 0;
        for (double score : row) {
            mean += score / row.length;
        }
        double squares = 0;
        for (double score : row) {
            squares += (score - mean) * (score - mean);
        }
        double deviation = Math.sqrt(squares / row.length);
        double[] result = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = deviation < 1e-9 ? 0 : (row[i] - mean) / deviation;
        }
        return result;
    }

    /** What each topic has of the whole, from logarithms; nothing for those that are forbidden. */
    static double[] shares(double[] logarithms, boolean[] forbidden) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logarithms.length; i++) {
            most = forbidden[i] ? most : Math.max(most, logarithms[i]);
        }
        double[] shares = new double[logarithms.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = forbidden[i] ? 0 : StrictMath.exp(logarithms[i] - most);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = sum == 0 ? 0 : shares[i] / sum;
        }
        return shares;
    }
}
