package io.tidings.edition;

import io.tidings.topic.Story;
import java.time.Duration;
import java.time.Instant;

/**
 * What a story is ranked by: confidence × recency × size × the editor's weights. Pure; rounded, so that the last bit decides
 * nothing.
 *
 * @param weight of the lead's source and the topic together
 */
record Ranking(double score, double recency, double size, double weight) {

    private static final double A_SOURCE_MORE = 0.5;

    /**
     * @param confidence from 0 to 1
     * @param halfLife how long it takes until a story is worth half
     */
    static Ranking of(Story story, double confidence, double weight, Instant now, Duration halfLife) {
        Duration age = Duration.between(story.lead().publishedAt(), now);
        double halves = Math.max(0, age.toSeconds()) / (double) halfLife.toSeconds();
        double recency = rounded(StrictMath.pow(0.5, halves));
        double size = rounded(1 + A_SOURCE_MORE * StrictMath.log(story.sources()));
        return new Ranking(rounded(confidence * recency * size * weight), recency, size, rounded(weight));
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000_000) / 1_000_000.0;
    }
}
