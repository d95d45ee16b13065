package io.tidings.topic;

import io.tidings.article.ArticleId;

/**
 * Two articles of different stories that are possibly the same story.
 *
 * @param score from 0 to 1: how alike they are
 */
public record Suggestion(ArticleId one, ArticleId other, double score) {}
