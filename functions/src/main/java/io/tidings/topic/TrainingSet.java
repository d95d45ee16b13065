package io.tidings.topic;

import java.util.Arrays;
import java.util.List;

/**
 * What is learned from.
 *
 * @param seeds what is known beforehand, a row an article, a column a topic: what keywords say and what tags decide
 * @param said what keywords say alone, as of an article that is judged
 * @param confirmed an entry an article: the topic an editor gave, {@link #UNKNOWN}, or the number of topics for "none of them"
 */
@SuppressWarnings("ArrayRecordComponent")
record TrainingSet(
        List<SparseVector> articles, double[][] seeds, double[][] said, int[] confirmed, int topics, int features) {

    static final int UNKNOWN = -1;

    TrainingSet withSeeds(double[][] others) {
        return new TrainingSet(articles, others, said, confirmed, topics, features);
    }

    TrainingSet withConfirmed(int[] others) {
        return new TrainingSet(articles, seeds, said, others, topics, features);
    }

    int confirmations() {
        int count = 0;
        for (int topic : confirmed) {
            count += topic == UNKNOWN ? 0 : 1;
        }
        return count;
    }

    /** How many topics at least so many articles speak of, by keyword or confirmation. */
    int topicsWith(int fewest) {
        int[] articlesOf = new int[topics + 1];
        for (int i = 0; i < confirmed.length; i++) {
            if (confirmed[i] != UNKNOWN) {
                articlesOf[confirmed[i]]++;
            } else if (seeds[i][Scores.best(seeds[i])] > 0) {
                articlesOf[Scores.best(seeds[i])]++;
            }
        }
        return (int) Arrays.stream(articlesOf, 0, topics)
                .filter(count -> count >= fewest)
                .count();
    }
}
