package io.tidings.topic;

/** How sure keywords alone make. */
final class KeywordConfidence {

    /** The score at which strength is one half. */
    private static final double HALF = 0.6;

    private KeywordConfidence() {}

    /** A likelihood a topic: how much speaks for the first, shared out by how clearly it is ahead of the next. */
    static double[] of(double[] sums) {
        int best = Scores.best(sums);
        double[] likelihoods = new double[sums.length];
        double second = 0;
        for (int topic = 0; topic < sums.length; topic++) {
            second = topic == best ? second : Math.max(second, sums[topic]);
        }
        for (int topic = 0; topic < sums.length; topic++) {
            double strength = sums[best] / (sums[best] + HALF);
            likelihoods[topic] = sums[topic] <= 0 ? 0 : strength * sums[topic] / (sums[best] + second);
        }
        return likelihoods;
    }
}
