package io.tidings.topic;

import io.tidings.article.Article;
import java.util.List;
import java.util.stream.Stream;

/**
 * The articles that tell the same thing.
 *
 * @param lead the one to link to
 * @param alsoCoveredBy the others, earliest first
 */
public record Story(Article lead, List<Article> alsoCoveredBy) {

    public Story {
        alsoCoveredBy = List.copyOf(alsoCoveredBy);
    }

    /** The lead and the others. */
    public Stream<Article> articles() {
        return Stream.concat(Stream.of(lead), alsoCoveredBy.stream());
    }

    /** How many different sources tell it. */
    public int sources() {
        return (int) articles().map(Article::source).distinct().count();
    }
}
