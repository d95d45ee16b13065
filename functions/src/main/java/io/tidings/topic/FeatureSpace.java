package io.tidings.topic;

import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * The words, word pairs, hosts and their sections that occur in at least two of the articles it was made from, each with a
 * number and an inverse document frequency. Features are hashed first, so that memory does not grow with the vocabulary.
 */
final class FeatureSpace {

    private static final int HASH_BITS = 20;
    private static final int TITLE_COUNTS = 2;
    /** As a word of the title: sources that write about one thing are many, and texts are short. */
    private static final int HOST_COUNTS = 2;

    private static final String SECTION = "/";

    private static final int FEWEST_ARTICLES = 2;

    /** The hash bucket of each feature, ascending. */
    private final int[] buckets;

    private final float[] inverseFrequency;
    /** The feature of each bucket, or -1. */
    private final int[] numbers;

    FeatureSpace(int[] buckets, float[] inverseFrequency) {
        this.buckets = buckets;
        this.inverseFrequency = inverseFrequency;
        this.numbers = new int[1 << HASH_BITS];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < buckets.length; i++) {
            numbers[buckets[i]] = i;
        }
    }

    static FeatureSpace of(List<ArticleWords> corpus) {
        int[] articles = new int[1 << HASH_BITS];
        for (ArticleWords article : corpus) {
            int[] buckets = sorted(article);
            for (int i = 0; i < buckets.length; i++) {
                articles[buckets[i]] += i == 0 || buckets[i] != buckets[i - 1] ? 1 : 0;
            }
        }
        forgetSectionsOfAll(corpus, articles);
        int[] kept = new int[articles.length];
        int size = 0;
        for (int bucket = 0; bucket < articles.length; bucket++) {
            if (articles[bucket] >= FEWEST_ARTICLES) {
                kept[size++] = bucket;
            }
        }
        float[] inverse = new float[size];
        for (int i = 0; i < size; i++) {
            inverse[i] = (float) (StrictMath.log((1.0 + corpus.size()) / (1.0 + articles[kept[i]])) + 1);
        }
        return new FeatureSpace(Arrays.copyOf(kept, size), inverse);
    }

    /** Where nearly every address has "/articles/" in it, that tells nothing. */
    private static void forgetSectionsOfAll(List<ArticleWords> corpus, int[] articles) {
        for (ArticleWords article : corpus) {
            for (String section : article.sections()) {
                int bucket = bucket(SECTION + section);
                articles[bucket] = articles[bucket] > corpus.size() / 2 ? 0 : articles[bucket];
            }
        }
    }

    int size() {
        return inverseFrequency.length;
    }

    int[] buckets() {
        return buckets;
    }

    float[] inverseFrequency() {
        return inverseFrequency;
    }

    List<SparseVector> vectors(List<ArticleWords> articles) {
        return articles.stream().map(this::vector).toList();
    }

    /** The article as TF-IDF of words and pairs, the title counted twice; empty when nothing of it is known here. */
    SparseVector vector(ArticleWords article) {
        int[] sorted = sorted(article);
        int[] index = new int[sorted.length];
        float[] weight = new float[sorted.length];
        int size = 0;
        double squares = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            int number = numbers[sorted[from]];
            if (number >= 0) {
                index[size] = number;
                weight[size] = (float) (1 + StrictMath.log(to - from)) * inverseFrequency[number];
                squares += weight[size] * weight[size];
                size++;
            }
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < size; i++) {
            weight[i] /= length;
        }
        return new SparseVector(Arrays.copyOf(index, size), Arrays.copyOf(weight, size));
    }

    /** The number of a feature by its text ("postgres", "prime minister", "@host", "/section"), or -1. */
    int number(String feature) {
        return numbers[bucket(feature)];
    }

    /** Every feature of an article with how often it counts. */
    static void forEach(ArticleWords article, ObjIntConsumer<String> action) {
        each(article.title(), TITLE_COUNTS, action);
        each(article.summary(), 1, action);
        article.tags().forEach(tag -> each(tag, TITLE_COUNTS, action));
        if (!article.host().isEmpty()) {
            action.accept("@" + article.host(), HOST_COUNTS);
        }
        article.sections().forEach(section -> action.accept(SECTION + section, HOST_COUNTS));
    }

    private static void each(List<String> words, int times, ObjIntConsumer<String> action) {
        boolean stoppedBefore = true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean stopped = StopWords.contains(word);
            if (!stopped) {
                action.accept(word, times);
            }
            if (i > 0 && !(stopped && stoppedBefore)) {
                action.accept(words.get(i - 1) + " " + word, times);
            }
            stoppedBefore = stopped;
        }
    }

    /** The buckets of all features, each as often as it counts, ascending. */
    private static int[] sorted(ArticleWords article) {
        int[][] grown = {new int[128]};
        int[] size = {0};
        forEach(article, (feature, times) -> {
            int bucket = bucket(feature);
            for (int i = 0; i < times; i++) {
                if (size[0] == grown[0].length) {
                    grown[0] = Arrays.copyOf(grown[0], size[0] * 2);
                }
                grown[0][size[0]++] = bucket;
            }
        });
        int[] sorted = Arrays.copyOf(grown[0], size[0]);
        Arrays.sort(sorted);
        return sorted;
    }

    private static int bucket(String feature) {
        int hash = feature.hashCode() * 0x9E3779B1;
        hash ^= hash >>> 15;
        hash *= 0x85EBCA77;
        hash ^= hash >>> 13;
        return hash & ((1 << HASH_BITS) - 1);
    }
}
