package io.tidings.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Halves of the keywords of each topic. What is learned from one half can be held against the other without any label:
 * articles in which only hidden keywords stand, of one topic, tell whether the half that was shown was enough to find that
 * topic. And models of different halves err in different places, so that together they are right more often.
 */
final class KeywordHalves {

    /** Keywords go by their number: every other one, and every other pair. */
    private static final int[] STEPS = {1, 2};

    /**
     * One half.
     *
     * @param set with what this half says as its seeds
     * @param hidden what the other half says, a row an article
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Half(TrainingSet set, double[][] hidden) {

        /** From 0 to 1: how many hidden topics are found, the mean of the share of articles and the mean share by topic. */
        double found(double[][] scores) {
            int[] right = new int[set.topics()];
            int[] all = new int[set.topics()];
            for (int i = 0; i < hidden.length; i++) {
                int topic = only(hidden[i]);
                if (topic >= 0 && isNothing(set.seeds()[i])) {
                    all[topic]++;
                    right[topic] += Scores.best(scores[i]) == topic ? 1 : 0;
                }
            }
            return (share(right, all) + meanShare(right, all)) / 2;
        }
    }

    private KeywordHalves() {}

    /** @param hits the keywords of each article of the set */
    static List<Half> of(TrainingSet set, List<List<KeywordScores.Hit>> hits) {
        List<Half> halves = new ArrayList<>();
        for (int step : STEPS) {
            double[][] even = seeds(set, hits, step, 0);
            double[][] odd = seeds(set, hits, step, 1);
            halves.add(new Half(set.withSeeds(even), odd));
            halves.add(new Half(set.withSeeds(odd), even));
        }
        return halves;
    }

    private static double[][] seeds(TrainingSet set, List<List<KeywordScores.Hit>> hits, int step, int half) {
        return hits.stream()
                .map(ofArticle -> ofArticle.stream()
                        .filter(hit -> hit.keyword().number() / step % 2 == half)
                        .toList())
                .map(ofArticle -> KeywordScores.sums(ofArticle, set.topics()))
                .toArray(double[][]::new);
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
        int total = Arrays.stream(all).sum();
        return total == 0 ? 0 : Arrays.stream(right).sum() / (double) total;
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
