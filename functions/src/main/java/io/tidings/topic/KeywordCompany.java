package io.tidings.topic;

import java.util.Arrays;

/**
 * How far each topic can be relied on while nothing is confirmed. Where the articles that were put into a topic lie among those
 * that its keywords name, it is right more often than where they lie among those of other topics. That says little of one
 * article, but much of a whole topic: one that took articles from all others is seen by it.
 */
final class KeywordCompany {

    /** What a spread more company adds to the logarithm of the odds. */
    private static final double SURER = 0.5;
    /** As many confirmations as leave it half of that. */
    private static final double HALF = 60;

    private KeywordCompany() {}

    /**
     * What to add to the logarithm of the odds of each topic where it is the likeliest; on average, of all articles, nothing.
     *
     * @param given the topic that each article of the set was put into
     */
    static double[] shifts(TrainingSet set, LatentSpace space, int[] given) {
        double[][] scores = LatentCompany.scores(space, named(set), evenly(given.length), set.topics());
        double[] sums = new double[set.topics()];
        int[] articles = new int[set.topics()];
        double all = 0;
        for (int i = 0; i < given.length; i++) {
            sums[given[i]] += scores[i][given[i]];
            articles[given[i]]++;
            all += scores[i][given[i]] / given.length;
        }
        double surer = SURER * HALF / (HALF + set.confirmations());
        double[] shifts = new double[set.topics()];
        for (int topic = 0; topic < shifts.length; topic++) {
            shifts[topic] = articles[topic] == 0 ? 0 : surer * (sums[topic] / articles[topic] - all);
        }
        return shifts;
    }

    /** The topic that the keywords of each article speak for, if any. */
    private static int[] named(TrainingSet set) {
        int[] named = new int[set.articles().size()];
        for (int i = 0; i < named.length; i++) {
            double[] said = set.seeds()[i];
            named[i] = said[Scores.best(said)] > 0 ? Scores.best(said) : TrainingSet.UNKNOWN;
        }
        return named;
    }

    private static double[] evenly(int articles) {
        double[] strength = new double[articles];
        Arrays.fill(strength, 1);
        return strength;
    }
}
