package io.tidings.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How alike two texts are, from 0 to 1: the cosine of their words and pairs of words by TF-IDF, blended with the cosine of
 * their titles where both have one. Candidates come from an inverted index of the rarer words, never from all pairs.
 */
final class Similarity {

    private static final double TITLE_PART = 0.35;
    /** A word in more texts than this nominates nobody; it still counts. */
    private static final int COMMON = 60;
    /** Words that must be shared before two texts are compared. */
    private static final int SHARED = 2;

    private static final Set<String> EMPTY_WORDS = Set.of(
            "a", "an", "the", "of", "to", "and", "or", "in", "on", "for", "with", "is", "are", "it", "its", "this",
            "that", "how", "why", "what", "your", "you", "we", "our", "from", "by", "at", "as", "be", "not", "can",
            "when", "i", "der", "die", "das", "und", "le", "la", "les", "de", "et", "el", "los", "y");

    /** Called with the numbers of two texts worth comparing, the smaller first. */
    interface Candidates {
        void pair(int one, int other);
    }

    private record Weighted(Map<String, Double> weights, double norm) {}

    private final List<Weighted> texts = new ArrayList<>();
    private final List<Weighted> titles = new ArrayList<>();
    private final Map<String, Integer> textsWith = new HashMap<>();
    private final int size;

    Similarity(List<Told> told) {
        size = told.size();
        List<Map<String, Integer>> terms = told.stream().map(Similarity::terms).toList();
        terms.forEach(counts -> counts.keySet().forEach(term -> textsWith.merge(term, 1, Integer::sum)));
        for (int i = 0; i < told.size(); i++) {
            texts.add(weighted(terms.get(i)));
            titles.add(weighted(counts(told.get(i).title())));
        }
    }

    double between(int one, int other) {
        double text = cosine(texts.get(one), texts.get(other));
        boolean bothTitled = titles.get(one).norm > 0 && titles.get(other).norm > 0;
        return bothTitled ? (1 - TITLE_PART) * text + TITLE_PART * cosine(titles.get(one), titles.get(other)) : text;
    }

    /** Names every pair among these (in ascending order) that shares enough of the rarer words, once. */
    void candidates(List<Integer> among, Candidates found) {
        Map<String, List<Integer>> index = new HashMap<>();
        for (int number : among) {
            Map<Integer, Integer> shared = new TreeMap<>();
            for (String term : new TreeSet<>(texts.get(number).weights.keySet())) {
                if (textsWith.getOrDefault(term, 0) <= COMMON) {
                    List<Integer> earlier = index.computeIfAbsent(term, key -> new ArrayList<>());
                    earlier.forEach(other -> shared.merge(other, 1, Integer::sum));
                    earlier.add(number);
                }
            }
            shared.forEach((other, count) -> {
                if (count >= SHARED) {
                    found.pair(other, number);
                }
            });
        }
    }

    private static Map<String, Integer> terms(Told one) {
        List<String> words = new ArrayList<>(one.title());
        words.addAll(one.summary());
        return counts(words);
    }

    /** Words and pairs of neighbours, without the words that say nothing. */
    private static Map<String, Integer> counts(List<String> words) {
        Map<String, Integer> counts = new TreeMap<>();
        String before = "";
        for (String word : words) {
            if (!EMPTY_WORDS.contains(word)) {
                counts.merge(word, 1, Integer::sum);
                if (!before.isEmpty()) {
                    counts.merge(before + ' ' + word, 1, Integer::sum);
                }
                before = word;
            }
        }
        return counts;
    }

    private Weighted weighted(Map<String, Integer> counts) {
        Map<String, Double> weights = new TreeMap<>();
        double squares = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            double weight = (1 + StrictMath.log(entry.getValue())) * idf(entry.getKey());
            weights.put(entry.getKey(), weight);
            squares += weight * weight;
        }
        return new Weighted(weights, Math.sqrt(squares));
    }

    // Smoothed, so that in a batch of two what both say still counts.
    private double idf(String term) {
        return 1 + StrictMath.log((size + 1.0) / (textsWith.getOrDefault(term, 0) + 1.0));
    }

    private static double cosine(Weighted one, Weighted other) {
        if (one.norm == 0 || other.norm == 0) {
            return 0;
        }
        boolean swap = one.weights.size() > other.weights.size();
        Map<String, Double> larger = swap ? one.weights : other.weights;
        double dot = 0;
        for (Map.Entry<String, Double> entry : (swap ? other.weights : one.weights).entrySet()) {
            dot += entry.getValue() * larger.getOrDefault(entry.getKey(), 0.0);
        }
        return dot / (one.norm * other.norm);
    }
}
