package io.tidings.topic;

import io.tidings.article.ArticleId;
import java.time.Instant;
import java.util.Optional;

/**
 * What an editor said of an article, as it is kept.
 *
 * @param topic the slug of its topic; empty where it belongs to none
 * @param by who said so
 */
public record Confirmed(ArticleId article, Optional<String> topic, Instant at, String by) {}
