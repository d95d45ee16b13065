package io.tidings.topic;

import java.util.Arrays;
import java.util.List;

/**
 * Complement naive Bayes (Rennie et al., 2003): a topic's weights come from what the other topics' articles do not have, which
 * keeps large topics from swallowing small ones. Only differences between topics mean something.
 */
final class NaiveBayes {

    /** The weights of the first feature, one a topic, then those of the next. */
    private final double[] weights;

    private final int topics;

    private NaiveBayes(double[] weights, int topics) {
        this.weights = weights;
        this.topics = topics;
    }

    /**
     * Counts.
     *
     * @param labels the topic of each article, or another number to leave it out
     * @param strength how much each article counts
     * @param smoothing added to every feature's count; larger trusts rare features less
     */
    static NaiveBayes train(TrainingSet set, int[] labels, double[] strength, double smoothing) {
        double[] counts = new double[set.topics() * set.features()];
        double[] totals = new double[set.features()];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= 0 && labels[i] < set.topics()) {
                SparseVector article = set.articles().get(i);
                article.addTo(totals, strength[i]);
                article.addTo(counts, set.topics(), labels[i], strength[i]);
            }
        }
        complement(counts, totals, set.topics(), smoothing);
        return new NaiveBayes(counts, set.topics());
    }

    /** Most features are in no article of most topics: what those share is worked out once. */
    private static void complement(double[] counts, double[] totals, int topics, double smoothing) {
        double[] sums = new double[topics];
        for (int f = 0; f < totals.length; f++) {
            for (int topic = 0; topic < topics; topic++) {
                sums[topic] += Math.max(0, totals[f] - counts[f * topics + topic]) + smoothing;
            }
        }
        double[] logSums = Arrays.stream(sums).map(StrictMath::log).toArray();
        for (int f = 0; f < totals.length; f++) {
            double elsewhere = StrictMath.log(totals[f] + smoothing);
            for (int topic = 0; topic < topics; topic++) {
                double own = counts[f * topics + topic];
                double complement = own == 0 ? elsewhere : StrictMath.log(Math.max(0, totals[f] - own) + smoothing);
                counts[f * topics + topic] = logSums[topic] - complement;
            }
        }
    }

    /** A score a topic for each article; the higher the likelier. */
    double[][] scores(List<SparseVector> articles) {
        return articles.stream().map(article -> article.times(weights, topics)).toArray(double[][]::new);
    }

    /** Adds the weights, times a factor, to as many others. */
    void addTo(double[] sum, double factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * weights[i];
        }
    }
}
