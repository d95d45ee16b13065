package io.tidings.edition;

import io.tidings.article.Article;
import java.time.Instant;
import java.util.Optional;

/**
 * What an edition keeps of an article.
 *
 * @param guid what its source knows it by, as a hash
 * @param content what it says, as a hash; empty where it says too little to be known by
 */
public record FrozenArticle(
        String id,
        Optional<String> guid,
        Optional<String> content,
        String source,
        String sourceTitle,
        String url,
        String title,
        String summary,
        Instant published) {

    static FrozenArticle of(Article article) {
        return new FrozenArticle(
                article.id().value(),
                article.guid(),
                Sameness.content(article),
                article.source().value(),
                article.source().title(),
                article.url().toString(),
                article.title(),
                article.summary(),
                article.publishedAt());
    }
}
