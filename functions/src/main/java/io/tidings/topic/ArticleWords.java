package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.TitleOrigin;
import java.util.List;

/** An article cut into words. A title that was made from the summary says nothing new and is left out. */
record ArticleWords(List<String> title, List<List<String>> tags, List<String> summary) {

    static ArticleWords of(Article article) {
        boolean given =
                article.titleOrigin() == TitleOrigin.GIVEN || article.summary().isBlank();
        return new ArticleWords(
                given ? Tokenizer.words(article.title()) : List.of(),
                article.tags().stream().map(Tokenizer::words).toList(),
                Tokenizer.words(article.summary()));
    }
}
