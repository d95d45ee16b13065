package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.TitleOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the articles that tell the same story. First the copies: the same address, the same title of four words and more, or
 * the same summary. Then, among what is left, texts that are alike. Pure; the order of the input does not matter.
 */
public final class Stories {

    /** The order in which articles could lead: the earliest, then the one with a title of its own, then the fullest. */
    static final Comparator<Article> LEADING = Comparator.comparing(Article::publishedAt)
            .thenComparingInt(article -> article.titleOrigin() == TitleOrigin.GIVEN ? 0 : 1)
            .thenComparingInt(
                    article -> -article.title().length() - article.summary().length())
            .thenComparing(article -> article.id().value());

    private Stories() {}

    /** The stories in the order of their leads. */
    public static List<Story> collapse(List<Article> articles) {
        List<Article> ordered = articles.stream().sorted(LEADING).toList();
        Groups groups = new Groups(ordered.size());
        List<Told> told = Told.of(ordered);
        Copies.join(told, groups);
        Alike.join(told, groups);
        return stories(ordered, groups);
    }

    private static List<Story> stories(List<Article> ordered, Groups groups) {
        Map<Integer, List<Article>> members = new LinkedHashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            members.computeIfAbsent(groups.of(i), group -> new ArrayList<>()).add(ordered.get(i));
        }
        return members.values().stream()
                .map(group -> new Story(group.getFirst(), group.subList(1, group.size())))
                .toList();
    }
}
