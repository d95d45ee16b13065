package io.tidings.topic;

import io.tidings.article.ArticleId;

/** An editor's word on whether two articles tell the same story. Which of them comes first says nothing. */
public record StoryDecision(ArticleId one, ArticleId other, Kind kind) {

    /** What was decided. */
    public enum Kind {
        /** They are one story: merged. */
        SAME,
        /** They are two: split. */
        DIFFERENT
    }

    public StoryDecision {
        if (one.equals(other)) {
            throw new IllegalArgumentException("An article and itself are no pair: " + one);
        }
        if (one.compareTo(other) > 0) {
            ArticleId first = other;
            other = one;
            one = first;
        }
    }
}
