package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.TitleOrigin;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An article cut into words. A title that was made from the summary says nothing new and is left out; what an article says
 * after its first thousands of characters does not change what it is about.
 *
 * @param host where it stands; empty where that is unknown
 * @param sections where on that host, as its address says: {@code [science]} of {@code /2026/03/science/a-new-star}
 */
record ArticleWords(
        List<String> title, List<List<String>> tags, List<String> summary, String host, List<String> sections) {

    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_SUMMARY = 8_000;
    private static final int MOST_TAGS = 30;
    private static final int MOST_SECTIONS = 4;
    /** Longer ones are titles, and shorter ones the hosts' own signs. */
    private static final int LONGEST_SECTION = 39;

    private static final int SHORTEST_SECTION = 2;

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
                Optional.ofNullable(article.url().getHost()).orElse(""),
                sections(Optional.ofNullable(article.url().getPath()).orElse("")));
    }

    /** All but the last part of a path, which names the article, and but dates and numbers. */
    private static List<String> sections(String path) {
        String[] parts = path.toLowerCase(Locale.ROOT).split("/", -1);
        return Arrays.stream(parts, 0, parts.length - 1)
                .filter(part -> part.length() >= SHORTEST_SECTION
                        && part.length() <= LONGEST_SECTION
                        && !Character.isDigit(part.charAt(0)))
                .limit(MOST_SECTIONS)
                .toList();
    }

    /** Nothing to judge by. */
    boolean isEmpty() {
        return title.isEmpty() && tags.isEmpty() && summary.isEmpty();
    }

    private static String start(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
