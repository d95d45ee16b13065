package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.topic.Suggestion;
import java.util.Map;
import java.util.Optional;

/** Two articles that are possibly the same story: for an editor to merge or to keep apart. {@code score} from 0 to 1. */
public record PossiblySame(Side one, Side other, double score) {

    /** One of the two. */
    public record Side(String article, String source, String title, String url) {

        public static Side of(FrozenArticle article) {
            return new Side(article.id(), article.sourceTitle(), article.title(), article.url());
        }

        static Side of(Article article) {
            return new Side(
                    article.id().value(),
                    article.source().title(),
                    article.title(),
                    article.url().toString());
        }
    }

    static Optional<PossiblySame> of(Suggestion pair, Map<ArticleId, Article> articles) {
        return Optional.ofNullable(articles.get(pair.one()))
                .flatMap(one -> Optional.ofNullable(articles.get(pair.other()))
                        .map(other -> new PossiblySame(Side.of(one), Side.of(other), pair.score())));
    }
}
