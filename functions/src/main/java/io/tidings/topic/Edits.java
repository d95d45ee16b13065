package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tells the articles of a source that are one article, edited: its text stands there word for word under nearly the same title,
 * or one of them lost it. More than being of one story: what a source goes on telling of a story is news. Immutable.
 */
public final class Edits {

    /** Shorter texts stand below articles of many kinds. In words. */
    private static final int A_TEXT = 10;
    /** Shorter titles come again and mean something else each time. In words. */
    private static final int A_TITLE = 6;
    /** Of the words that stand in either title, those in both. */
    private static final double NEARLY_THE_SAME = 0.6;

    private final Map<ArticleId, Told> told = new HashMap<>();

    private Edits(List<Told> all) {
        all.forEach(one -> told.put(one.id(), one));
    }

    /** Among the articles of a story. */
    public static Edits among(List<Article> story) {
        return new Edits(Told.of(story));
    }

    /** Whether one of these two is the other, edited; both are of the story, and of one source. */
    public boolean isEdit(Article one, Article other) {
        return isEdit(told(one), told(other));
    }

    private Told told(Article article) {
        return Objects.requireNonNull(told.get(article.id()), "of another story");
    }

    private static boolean isEdit(Told one, Told other) {
        if (one.summary().isEmpty() != other.summary().isEmpty()) {
            return one.title().size() >= A_TITLE && one.title().equals(other.title());
        }
        return one.summary().size() >= A_TEXT
                && one.summary().equals(other.summary())
                && shared(one.title(), other.title()) >= NEARLY_THE_SAME
                && !Slips.areOfDifferentNumbers(one.title(), other.title())
                && !Names.areExchanged(one, other);
    }

    private static double shared(List<String> one, List<String> other) {
        Set<String> either = new HashSet<>(one);
        either.addAll(other);
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return either.isEmpty() ? 0 : both.size() / (double) either.size();
    }
}
