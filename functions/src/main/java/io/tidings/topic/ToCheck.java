package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Chooses the articles that are most worth an editor's look: two thirds are those whose topic is least certain, one third is
 * drawn at random by a fixed seed, so that what the model is wrongly certain of has its chance, too.
 */
public final class ToCheck {

    private static final long SEED = 20260302;

    private ToCheck() {}

    /** At most so many of these articles, the least certain first, then those that were drawn. */
    public static List<Article> choose(TopicModel model, List<Article> articles, int most) {
        record Candidate(Article article, double certainty) {}
        List<Candidate> candidates = articles.stream()
                .map(article -> new Candidate(article, model.certainty(article)))
                .toList();
        return choose(
                        candidates,
                        Candidate::certainty,
                        candidate -> candidate.article().id(),
                        most)
                .stream()
                .map(Candidate::article)
                .toList();
    }

    /** How far a newsletter's only topic is ahead of none, or none of it, at this confidence. */
    public static double certaintyOfOnly(double confidence) {
        return Math.abs(confidence - (1 - confidence));
    }

    /** The same of anything that stands for an article; the order in which candidates are given does not matter. */
    public static <T> List<T> choose(
            List<T> candidates, ToDoubleFunction<T> certainty, Function<T, ArticleId> id, int most) {
        List<T> byCertainty = new ArrayList<>(candidates);
        byCertainty.sort(Comparator.comparingDouble(certainty).thenComparing(id));
        int leastCertain = (int) Math.min(candidates.size(), (2L * most + 2) / 3);
        List<T> drawn = new ArrayList<>(byCertainty.subList(leastCertain, candidates.size()));
        drawn.sort(Comparator.comparing(id));
        Collections.shuffle(drawn, new Random(SEED));
        List<T> chosen = new ArrayList<>(byCertainty.subList(0, leastCertain));
        chosen.addAll(drawn);
        return List.copyOf(chosen.subList(0, Math.min(most, chosen.size())));
    }
}
