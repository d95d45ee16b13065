package io.tidings.topic;

import java.util.List;

/**
 * Complement naive Bayes (Rennie et al., 2003): a topic's weights come from what the other topics' articles do not have, which
 * keeps large topics from swallowing small ones.
 */
final class NaiveBayes {

    private NaiveBayes() {}

    /**
     * The weights of each topic's features; only differences between topics mean something.
     *
     * @param labels the topic of each article, or another number to leave it out
     * @param strength how much each article counts
     * @param smoothing added to every feature's count; larger trusts rare features less
     */
    static double[][] train(TrainingSet set, int[] labels, double[] strength, double smoothing) {
        double[][] counts = new double[set.topics()][set.features()];
        double[] total = new double[set.features()];
        List<SparseVector> articles = set.articles();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= 0 && labels[i] < set.topics()) {
                articles.get(i).addTo(counts[labels[i]], strength[i]);
                articles.get(i).addTo(total, strength[i]);
            }
        }
        for (double[] ofTopic : counts) {
            complement(ofTopic, total, smoothing);
        }
        return counts;
    }

    private static void complement(double[] ofTopic, double[] total, double smoothing) {
        double sum = 0;
        for (int f = 0; f < ofTopic.length; f++) {
            ofTopic[f] = Math.max(0, total[f] - ofTopic[f]) + smoothing;
            sum += ofTopic[f];
        }
        double logSum = StrictMath.log(sum);
        for (int f = 0; f < ofTopic.length; f++) {
            ofTopic[f] = logSum - StrictMath.log(ofTopic[f]);
        }
    }

    /** A score a topic; the higher the likelier. */
    static double[] scores(double[][] weights, SparseVector article) {
        double[] scores = new double[weights.length];
        for (int topic = 0; topic < scores.length; topic++) {
            scores[topic] = article.dot(weights[topic]);
        }
        return scores;
    }
}
