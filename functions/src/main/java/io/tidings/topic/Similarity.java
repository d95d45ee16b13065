package io.tidings.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /** Called with the numbers of two texts worth comparing, the smaller first. */
    interface Candidates {
        void pair(int one, int other);
    }

    /** Terms by number, ascending, each with its weight. */
    private static final class Weighted {
        private final int[] terms;
        private final float[] weights;
        private final double norm;

        Weighted(int[] terms, float[] weights, double norm) {
            this.terms = terms;
            this.weights = weights;
            this.norm = norm;
        }
    }

    private final List<Weighted> texts = new ArrayList<>();
    private final List<Weighted> titles = new ArrayList<>();
    private final List<Told> told;
    private final List<List<String>> slips;
    private final Terms numbers = new Terms();
    private final int[] textsWith;
    private final int size;

    Similarity(List<Told> told) {
        this.told = told;
        size = told.size();
        List<int[]> words =
                told.stream().map(one -> numbers.of(one.title(), one.summary())).toList();
        List<int[]> ofTitles =
                told.stream().map(one -> numbers.of(one.title(), List.of())).toList();
        textsWith = new int[numbers.size()];
        for (int[] terms : words) {
            for (int i = 0; i < terms.length; i++) {
                textsWith[terms[i]] += i == 0 || terms[i] != terms[i - 1] ? 1 : 0;
            }
        }
        words.forEach(terms -> texts.add(weighted(terms)));
        ofTitles.forEach(terms -> titles.add(weighted(terms)));
        slips = told.stream().map(one -> Slips.candidates(one, this::isOdd)).toList();
    }

    double between(int one, int other) {
        return blended(texts.get(one), titles.get(one), other);
    }

    /** The same where {@link Slips} are read over; nothing where there are none. */
    double readOver(int one, int other) {
        if (!Slips.any(slips.get(one), told.get(other)) && !Slips.any(slips.get(other), told.get(one))) {
            return 0;
        }
        Told read = read(one, other);
        return blended(
                weighted(numbers.of(read.title(), read.summary())),
                weighted(numbers.of(read.title(), List.of())),
                other);
    }

    /** The first as it reads where its slips are words of the other. */
    Told read(int one, int other) {
        return Slips.read(told.get(one), told.get(other), this::isOdd);
    }

    /** Of their summaries alone; 1 where one of them has none. */
    double ofSummaries(int one, int other) {
        List<String> first = told.get(one).summary();
        List<String> second = told.get(other).summary();
        return first.isEmpty() || second.isEmpty()
                ? 1
                : cosine(weighted(numbers.of(List.of(), first)), weighted(numbers.of(List.of(), second)));
    }

    private double blended(Weighted text, Weighted title, int other) {
        double ofTexts = cosine(text, texts.get(other));
        boolean bothTitled = title.norm > 0 && titles.get(other).norm > 0;
        return bothTitled ? (1 - TITLE_PART) * ofTexts + TITLE_PART * cosine(title, titles.get(other)) : ofTexts;
    }

    private boolean isOdd(String word) {
        int number = numbers.number(word);
        return number >= 0 && textsWith(number) <= 1;
    }

    /** A term that only came up in reading over slips stands in no text. */
    private int textsWith(int term) {
        return term < textsWith.length ? textsWith[term] : 0;
    }

    /** Names every pair among these (in ascending order) that shares enough of the rarer words, once. */
    void candidates(List<Integer> among, Candidates found) {
        int[][] index = new int[textsWith.length][];
        int[] filled = new int[textsWith.length];
        int[] shared = new int[size];
        for (int number : among) {
            int[] others = sharing(number, index, filled, shared);
            for (int other : others) {
                if (shared[other] >= SHARED) {
                    found.pair(other, number);
                }
                shared[other] = 0;
            }
        }
    }

    /**
     * Counts into {@code shared} what each earlier text has in common with this one, and enters this one into the index.
     * Answers those texts, ascending.
     */
    private int[] sharing(int number, int[][] index, int[] filled, int[] shared) {
        int[] others = new int[16];
        int count = 0;
        for (int term : texts.get(number).terms) {
            if (textsWith[term] > 1 && textsWith[term] <= COMMON) {
                if (index[term] == null) {
                    index[term] = new int[textsWith[term]];
                }
                for (int i = 0; i < filled[term]; i++) {
                    int other = index[term][i];
                    shared[other]++;
                    if (shared[other] == 1) {
                        others = count == others.length ? Arrays.copyOf(others, count * 2) : others;
                        others[count++] = other;
                    }
                }
                index[term][filled[term]++] = number;
            }
        }
        int[] ascending = Arrays.copyOf(others, count);
        Arrays.sort(ascending);
        return ascending;
    }

    /** @param sorted the terms, each as often as it stands there */
    private Weighted weighted(int[] sorted) {
        int[] terms = new int[sorted.length];
        float[] weights = new float[sorted.length];
        double squares = 0;
        int distinct = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            terms[distinct] = sorted[from];
            weights[distinct] = (float) ((1 + StrictMath.log(to - from)) * idf(sorted[from]));
            squares += weights[distinct] * weights[distinct];
            distinct++;
        }
        return new Weighted(Arrays.copyOf(terms, distinct), Arrays.copyOf(weights, distinct), Math.sqrt(squares));
    }

    // Smoothed, so that in a batch of two what both say still counts.
    private double idf(int term) {
        return 1 + StrictMath.log((size + 1.0) / (textsWith(term) + 1.0));
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
                dot += (double) one.weights[i] * other.weights[j];
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return dot / (one.norm * other.norm);
    }
}
