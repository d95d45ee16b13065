package io.tidings.topic;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds out without labels how well a setting learns: half of each topic's keywords are hidden, and articles in which only
 * hidden keywords stand, of one topic, tell whether the other half was enough to find that topic.
 */
final class HiddenKeywords {

    @SuppressWarnings("ArrayRecordComponent")
    private record Fold(double[][] shown, double[][] hidden) {}

    private final TrainingSet set;
    private final List<Fold> folds;

    /** @param hits the keywords of each article of the set */
    HiddenKeywords(TrainingSet set, List<List<KeywordScores.Hit>> hits) {
        this.set = set;
        double[][] even = seeds(hits, 0);
        double[][] odd = seeds(hits, 1);
        this.folds = List.of(new Fold(even, odd), new Fold(odd, even));
    }

    private double[][] seeds(List<List<KeywordScores.Hit>> hits, int half) {
        return hits.stream()
                .map(ofArticle -> ofArticle.stream()
                        .filter(hit -> hit.keyword().number() % 2 == half)
                        .toList())
                .map(ofArticle -> KeywordScores.sums(ofArticle, set.topics()))
                .toArray(double[][]::new);
    }

    /** From 0 to 1: how many hidden topics are found, the mean of the share of articles and the mean share by topic. */
    double found(double smoothing) {
        double sum = 0;
        for (Fold fold : folds) {
            double[][] weights =
                    SelfTraining.run(set.withSeeds(fold.shown), smoothing).weights();
            sum += found(fold, weights) / folds.size();
        }
        return sum;
    }

    private double found(Fold fold, double[][] weights) {
        int[] right = new int[set.topics()];
        int[] all = new int[set.topics()];
        for (int i = 0; i < fold.hidden.length; i++) {
            int topic = only(fold.hidden[i]);
            if (topic >= 0 && isNothing(fold.shown[i])) {
                all[topic]++;
                right[topic] +=
                        Scores.best(NaiveBayes.scores(weights, set.articles().get(i))) == topic ? 1 : 0;
            }
        }
        return (share(right, all) + meanShare(right, all)) / 2;
    }

    private static int only(double[] row) {
        int best = Scores.best(row);
        for (int topic = 0; topic < row.length; topic++) {
            if (topic != best && row[topic] > 0) {
                return -1;
            }
        }
        return row[best] > 0 ? best : -1;
    }

    private static boolean isNothing(double[] row) {
        return row[Scores.best(row)] <= 0;
    }

    private static double share(int[] right, int[] all) {
        double rights = 0;
        double total = 0;
        for (int i = 0; i < all.length; i++) {
            rights += right[i];
            total += all[i];
        }
        return total == 0 ? 0 : rights / total;
    }

    private static double meanShare(int[] right, int[] all) {
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            if (all[i] > 0) {
                shares.add(right[i] / (double) all[i]);
            }
        }
        return shares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
