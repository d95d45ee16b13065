package io.tidings.topic;

import java.util.Arrays;
import java.util.List;

/**
 * How telling each word is of a topic: how much more, or less, often it stands in the topic's articles than in others, as naive
 * Bayes counts. A machine that sees telling words larger learns them from fewer articles (Wang and Manning, 2012).
 */
final class Telling {

    /** As if each word had been seen once more in the topic, and once more elsewhere: rare words tell little for certain. */
    private static final double SMOOTHING = 1;

    private Telling() {}

    /**
     * What each feature is to be multiplied by; a word by 1, on average over the words of all articles.
     *
     * @param words how many features are words; those behind them stay as they are
     */
    static double[] of(int topic, List<LinearMachine.Example> examples, int features, int words) {
        double[] own = new double[features];
        double[] others = new double[features];
        for (LinearMachine.Example example : examples) {
            example.vector().addTo(example.topic() == topic ? own : others, example.strength());
        }
        double ofAll = StrictMath.log(smoothed(own, words) / smoothed(others, words));
        double[] telling = new double[features];
        Arrays.fill(telling, 1);
        for (int word = 0; word < words; word++) {
            double ofWord = StrictMath.log((own[word] + SMOOTHING) / (others[word] + SMOOTHING));
            telling[word] = Math.abs(ofWord - ofAll);
        }
        double mean = mean(telling, examples, words);
        for (int word = 0; word < words; word++) {
            telling[word] = mean == 0 ? 1 : telling[word] / mean;
        }
        return telling;
    }

    private static double smoothed(double[] counts, int words) {
        return Arrays.stream(counts, 0, words).sum() + SMOOTHING * words;
    }

    private static double mean(double[] telling, List<LinearMachine.Example> examples, int words) {
        double sum = 0;
        long count = 0;
        for (LinearMachine.Example example : examples) {
            for (int feature : example.vector().index()) {
                sum += feature < words ? telling[feature] : 0;
                count += feature < words ? 1 : 0;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
