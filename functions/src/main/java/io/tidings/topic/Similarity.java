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

    /** Terms by number, ascending, each with its weight. */
    private static final class Weighted {
        private final int[] terms;
        private final double[] weights;
        private final double norm;

        Weighted(int[] terms, double[] weights, double norm) {
            this.terms = terms;
            this.weights = weights;
            this.norm = norm;
        }
    }

    private final List<Weighted> texts = new ArrayList<>();
    private final List<Weighted> titles = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] textsWith;
    private final int size;

    Similarity(List<Told> told) {
        size = told.size();
        List<Map<Integer, Integer>> words = told.stream().map(this::terms).toList();
        List<Map<Integer, Integer>> ofTitles =
                told.stream().map(one -> counts(one.title())).toList();
        textsWith = new int[numbers.size()];
        words.forEach(counts -> counts.keySet().forEach(term -> textsWith[term]++));
        words.forEach(counts -> texts.add(weighted(counts)));
        ofTitles.forEach(counts -> titles.add(weighted(counts)));
    }

    double between(int one, int other) {
        double text = cosine(texts.get(one), texts.get(other));
        boolean bothTitled = titles.get(one).norm > 0 && titles.get(other).norm > 0;
        return bothTitled ? (1 - TITLE_PART) * text + TITLE_PART * cosine(titles.get(one), titles.get(other)) : text;
    }

    /** Names every pair among these (in ascending order) that shares enough of the rarer words, once. */
    void candidates(List<Integer> among, Candidates found) {
        List<List<Integer>> index = new ArrayList<>();
        for (int term = 0; term < textsWith.length; term++) {
            index.add(new ArrayList<>(0));
        }
        int[] shared = new int[size];
        for (int number : among) {
            for (int other : sharing(number, index, shared)) {
                if (shared[other] >= SHARED) {
                    found.pair(other, number);
                }
                shared[other] = 0;
            }
        }
    }

    /** Counts into {@code shared} what each earlier text has in common with this one, and enters this one into the index. */
    private Set<Integer> sharing(int number, List<List<Integer>> index, int[] shared) {
        Set<Integer> others = new TreeSet<>();
        for (int term : texts.get(number).terms) {
            if (textsWith[term] <= COMMON) {
                for (int other : index.get(term)) {
                    shared[other]++;
                    if (shared[other] == 1) {
                        others.add(other);
                    }
                }
                index.get(term).add(number);
            }
        }
        return others;
    }

    private Map<Integer, Integer> terms(Told one) {
        List<String> words = new ArrayList<>(one.title());
        words.addAll(one.summary());
        return counts(words);
    }

    /** How often each word and pair of neighbours stands there, without the words that say nothing. */
    private Map<Integer, Integer> counts(List<String> words) {
        Map<Integer, Integer> counts = new TreeMap<>();
        String before = "";
        for (String word : words) {
            if (!EMPTY_WORDS.contains(word)) {
                counts.merge(number(word), 1, Integer::sum);
                if (!before.isEmpty()) {
                    counts.merge(number(before + ' ' + word), 1, Integer::sum);
                }
                before = word;
            }
        }
        return counts;
    }

    private int number(String term) {
        return numbers.computeIfAbsent(term, key -> numbers.size());
    }

    private Weighted weighted(Map<Integer, Integer> counts) {
        int[] terms = new int[counts.size()];
        double[] weights = new double[counts.size()];
        double squares = 0;
        int i = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            terms[i] = entry.getKey();
            weights[i] = (1 + StrictMath.log(entry.getValue())) * idf(entry.getKey());
            squares += weights[i] * weights[i];
            i++;
        }
        return new Weighted(terms, weights, Math.sqrt(squares));
    }

    // Smoothed, so that in a batch of two what both say still counts.
    private double idf(int term) {
        return 1 + StrictMath.log((size + 1.0) / (textsWith[term] + 1.0));
    }

    private static double cosine(Weighted one, Weighted other) {
        if (one.norm == 0 || other.norm == 0) {
            return 0;
        }
        double dot = 0;
        int i = 0;
        int j = 0;
        while (i < one.terms.length && j < other.terms.length) {
            int order = Integer.compare(one.terms[i], other.terms[j]);
            if (order == 0) {
                dot += one.weights[i] * other.weights[j];
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return dot / (one.norm * other.norm);
    }
}
