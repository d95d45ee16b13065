package io.tidings.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores articles against the keywords of topics as BM25F does: a keyword in the title counts three times, in a tag four times
 * one in the summary, more of the same soon stops counting, and a keyword that stands in most articles tells little.
 */
final class KeywordScores {

    private static final double TITLE = 3;
    private static final double TAG = 4;
    private static final double SUMMARY = 1;
    /** BM25's k1: how soon more of the same stops counting. */
    private static final double SATURATION = 1.2;
    /** BM25's b, and the usual lengths of the fields in words: a hit in a long text tells less. */
    private static final double BY_LENGTH = 0.5;

    private static final double USUAL_TITLE = 8;
    private static final double USUAL_SUMMARY = 25;
    /** A phrase tells more than a word. */
    private static final double A_WORD_MORE = 0.25;
    /** What a keyword that is everywhere still tells. */
    private static final double LEAST_RARITY = 0.2;
    /** Fewer articles say nothing about how rare a word is. */
    private static final int FEWEST = 20;

    private static final double EVERYWHERE = 0.5;

    /** A keyword that stands in an article, and how much that says. */
    record Hit(PhraseBook.Phrase keyword, double weight) {}

    private final PhraseBook book;
    private final int[] articlesWith;
    private final int articles;

    KeywordScores(PhraseBook book, int[] articlesWith, int articles) {
        this.book = book;
        this.articlesWith = articlesWith;
        this.articles = articles;
    }

    /** Keywords count by how rare they are in a corpus. */
    static KeywordScores of(PhraseBook book, List<ArticleWords> corpus) {
        int[] articlesWith = new int[book.phrases().size()];
        KeywordScores plain = new KeywordScores(book, articlesWith, 0);
        for (ArticleWords article : corpus) {
            plain.frequencies(article).keySet().forEach(number -> articlesWith[number]++);
        }
        return new KeywordScores(book, articlesWith, corpus.size());
    }

    int[] articlesWith() {
        return articlesWith.clone();
    }

    /** In how many articles each keyword of a topic stands, in the editor's order. */
    Map<String, Integer> articlesWith(int topic) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        book.phrases().stream()
                .filter(keyword -> keyword.topic() == topic)
                .forEach(keyword -> counts.put(keyword.written(), articlesWith[keyword.number()]));
        return counts;
    }

    /** Whether a keyword stands in so many articles that it can teach nothing. */
    boolean isEverywhere(PhraseBook.Phrase keyword) {
        return articlesWith[keyword.number()] > EVERYWHERE * articles;
    }

    int articles() {
        return articles;
    }

    /** The keywords in an article, of all topics, the most telling first. */
    List<Hit> hits(ArticleWords article) {
        List<Hit> hits = new ArrayList<>();
        frequencies(article).forEach((number, frequency) -> {
            PhraseBook.Phrase keyword = book.phrases().get(number);
            double bonus = 1 + A_WORD_MORE * (keyword.words() - 1);
            hits.add(new Hit(keyword, bonus * rarity(number) * frequency / (SATURATION + frequency)));
        });
        hits.sort(Comparator.comparingDouble(Hit::weight)
                .reversed()
                .thenComparingInt(hit -> hit.keyword().number()));
        return hits;
    }

    /** A score a topic: the sum of what its keywords say. */
    static double[] sums(List<Hit> hits, int topics) {
        double[] sums = new double[topics];
        hits.forEach(hit -> sums[hit.keyword.topic()] += hit.weight);
        return sums;
    }

    private double rarity(int number) {
        if (articles < FEWEST) {
            return 1;
        }
        double most = StrictMath.log((articles + 1.0) / 2);
        return Math.clamp(StrictMath.log((articles + 1.0) / (articlesWith[number] + 1.0)) / most, LEAST_RARITY, 1);
    }

    private Map<Integer, Double> frequencies(ArticleWords article) {
        Map<Integer, Double> frequencies = new TreeMap<>();
        double title = TITLE / length(article.title().size(), USUAL_TITLE);
        double summary = SUMMARY / length(article.summary().size(), USUAL_SUMMARY);
        book.scan(article.title(), phrase -> frequencies.merge(phrase.number(), title, Double::sum));
        book.scan(article.summary(), phrase -> frequencies.merge(phrase.number(), summary, Double::sum));
        article.tags().forEach(tag -> book.scan(tag, phrase -> frequencies.merge(phrase.number(), TAG, Double::sum)));
        return frequencies;
    }

    private static double length(int words, double usual) {
        return 1 - BY_LENGTH + BY_LENGTH * Math.max(words, usual / 2) / usual;
    }
}
