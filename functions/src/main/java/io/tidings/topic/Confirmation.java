package io.tidings.topic;

import io.tidings.article.Article;
import java.util.Optional;

/**
 * An editor's word on where an article belongs.
 *
 * @param topic the slug of its topic; empty where the editor said that it belongs to none of them
 */
public record Confirmation(Article article, Optional<String> topic) {}
