package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.SourceName;
import io.tidings.article.TitleOrigin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the articles that tell the same story. What an editor decided comes first; then the copies: the same address, the same
 * title of four words and more, or the same summary; then, among what is left, texts that are alike. Pure; the order of the
 * input does not matter.
 */
public final class Stories {

    /** How long a story is told again by other sources. */
    public static final Duration RETOLD = Duration.ofDays(21);

    private Stories() {}

    /**
     * Finds stories, in the order of their leads.
     *
     * @param decisions of an editor, the earliest first; of those that contradict each other the later counts
     * @param preferred sources whose article leads where articles are as early, the most preferred first
     */
    public static FoundStories find(List<Article> articles, List<StoryDecision> decisions, List<SourceName> preferred) {
        Comparator<Article> leading = leading(preferred);
        List<Article> ordered = articles.stream().sorted(leading).toList();
        Groups groups = new Groups(ordered.size());
        Decided.enter(ordered, decisions, groups);
        List<Told> told = Told.of(ordered);
        Copies.join(told, groups);
        List<Alike.Pair> unsure = Alike.join(told, groups);
        List<Suggestion> suggestions = unsure.stream()
                .map(pair -> new Suggestion(
                        ordered.get(pair.one()).id(), ordered.get(pair.other()).id(), rounded(pair.score())))
                .toList();
        return new FoundStories(stories(ordered, groups), suggestions);
    }

    /**
     * The order in which articles could lead: the earliest, then the preferred source, then the one with a title of its own,
     * then the fullest.
     */
    private static Comparator<Article> leading(List<SourceName> preferred) {
        return Comparator.comparing(Article::publishedAt)
                .thenComparingInt(article ->
                        preferred.contains(article.source()) ? preferred.indexOf(article.source()) : preferred.size())
                .thenComparingInt(article -> article.titleOrigin() == TitleOrigin.GIVEN ? 0 : 1)
                .thenComparingInt(
                        article -> -article.title().length() - article.summary().length())
                .thenComparing(article -> article.id().value());
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

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
