package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.TitleOrigin;
import java.util.List;
import java.util.Optional;

/**
 * An article cut into words. A title that was made from the summary says nothing new and is left out; what an article says
 * after its first thousands of characters does not change what it is about.
 *
 * @param host where it stands; empty where that is unknown
 */
record ArticleWords(List<String> title, List<List<String>> tags, List<String> summary, String host) {

    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_SUMMARY = 8_000;
    private static final int MOST_TAGS = 30;

    static ArticleWords of(Article article) {
        boolean given =
                article.titleOrigin() == TitleOrigin.GIVEN || article.summary().isBlank();
        return new ArticleWords(
                given ? Tokenizer.words(start(article.title(), LONGEST_TITLE)) : List.of(),
                article.tags().stream()
                        .limit(MOST_TAGS)
                        .map(tag -> Tokenizer.words(start(tag, LONGEST_TITLE)))
                        .toList(),
                Tokenizer.words(start(article.summary(), LONGEST_SUMMARY)),
                Optional.ofNullable(article.url().getHost()).orElse(""));
    }

    /** Nothing to judge by. */
    boolean isEmpty() {
        return title.isEmpty() && tags.isEmpty() && summary.isEmpty();
    }

    private static String start(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
