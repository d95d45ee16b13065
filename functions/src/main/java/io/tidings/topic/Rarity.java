package io.tidings.topic;

import io.tidings.article.Article;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How rare words are in a batch of articles, as a factor: 1 for what stands in few of them, towards 0.2 for what is everywhere. */
final class Rarity {

    private static final double LEAST = 0.2;
    /** A smaller batch says nothing about how rare a word is. */
    private static final int FEWEST = 20;

    private final Map<String, Integer> articlesWith;
    private final int articles;

    private Rarity(Map<String, Integer> articlesWith, int articles) {
        this.articlesWith = articlesWith;
        this.articles = articles;
    }

    static Rarity in(List<Article> batch) {
        Map<String, Integer> articlesWith = new HashMap<>();
        for (Article article : batch) {
            ArticleWords words = ArticleWords.of(article);
            Set<String> distinct = new HashSet<>(words.title());
            distinct.addAll(words.summary());
            words.tags().forEach(distinct::addAll);
            distinct.forEach(word -> articlesWith.merge(word, 1, Integer::sum));
        }
        return new Rarity(articlesWith, batch.size());
    }

    /** A phrase is as rare as its rarest word. */
    double of(List<String> phrase) {
        if (articles < FEWEST) {
            return 1;
        }
        int fewest = phrase.stream()
                .mapToInt(word -> articlesWith.getOrDefault(word, 0))
                .min()
                .orElse(0);
        double idf = StrictMath.log((articles + 1.0) / (fewest + 1.0));
        double most = StrictMath.log((articles + 1.0) / 2);
        return Math.clamp(idf / most, LEAST, 1);
    }
}
