package io.tidings.topic;

import io.tidings.article.Article;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Chooses the articles that are most worth an editor's look: two thirds are those the model is least certain of, one third is
 * drawn at random by a fixed seed, so that what the model is wrongly certain of has its chance, too.
 */
public final class ToCheck {

    private static final long SEED = 20260302;

    private ToCheck() {}

    /** At most so many of these articles, the least certain first, then those that were drawn. */
    public static List<Article> choose(TopicModel model, List<Article> articles, int most) {
        record Candidate(Article article, double certainty) {}
        List<Candidate> candidates = new ArrayList<>();
        for (Article article : articles) {
            candidates.add(new Candidate(article, certainty(model.rank(article))));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::certainty)
                .thenComparing(candidate -> candidate.article().id()));
        int leastCertain = Math.min(candidates.size(), (2 * most + 2) / 3);
        List<Candidate> others = new ArrayList<>(candidates.subList(leastCertain, candidates.size()));
        others.sort(Comparator.comparing(candidate -> candidate.article().id()));
        Collections.shuffle(others, new Random(SEED));
        List<Candidate> chosen = new ArrayList<>(candidates.subList(0, leastCertain));
        chosen.addAll(others.subList(0, Math.min(others.size(), Math.max(0, most - leastCertain))));
        return chosen.stream().map(Candidate::article).toList();
    }

    /** How far the likeliest topic is ahead of the next. */
    private static double certainty(List<TopicModel.Ranked> ranked) {
        double first = ranked.isEmpty() ? 0 : ranked.getFirst().confidence();
        return ranked.size() < 2 ? first : first - ranked.get(1).confidence();
    }
}
