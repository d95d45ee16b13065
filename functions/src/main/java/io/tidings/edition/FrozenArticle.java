package io.tidings.edition;

import io.tidings.article.Article;
import java.time.Instant;

/** What an edition keeps of an article. */
public record FrozenArticle(
        String id, String source, String sourceTitle, String url, String title, String summary, Instant published) {

    static FrozenArticle of(Article article) {
        return new FrozenArticle(
                article.id().value(),
                article.source().value(),
                article.source().title(),
                article.url().toString(),
                article.title(),
                article.summary(),
                article.publishedAt());
    }
}
