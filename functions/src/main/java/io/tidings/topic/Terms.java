package io.tidings.topic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers words and pairs of neighbours, without the words that say nothing. Pairs are known by their words' numbers. */
final class Terms {

    private static final Set<String> EMPTY_WORDS = Set.of(
            "a", "an", "the", "of", "to", "and", "or", "in", "on", "for", "with", "is", "are", "it", "its", "this",
            "that", "how", "why", "what", "your", "you", "we", "our", "from", "by", "at", "as", "be", "not", "can",
            "when", "i", "der", "die", "das", "und", "le", "la", "les", "de", "et", "el", "los", "y");

    /** Odd, so that different pairs stay different; without it, half of them would share the hashes of others. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<Long, Integer> pairs = new HashMap<>();
    private int size;

    int size() {
        return size;
    }

    /** The number of a word, or -1 where it is in no text or says nothing. */
    int number(String word) {
        return words.getOrDefault(word, -1);
    }

    /** The numbers of all words and pairs of two texts that follow each other, each as often as it stands there, ascending. */
    int[] of(List<String> first, List<String> second) {
        int[] numbers = new int[2 * (first.size() + second.size())];
        int count = 0;
        int before = -1;
        for (List<String> part : List.of(first, second)) {
            for (String word : part) {
                if (!EMPTY_WORDS.contains(word)) {
                    int number = words.computeIfAbsent(word, key -> size++);
                    numbers[count++] = number;
                    if (before >= 0) {
                        long pair = (((long) before << 32) | number) * SPREAD;
                        numbers[count++] = pairs.computeIfAbsent(pair, key -> size++);
                    }
                    before = number;
                }
            }
        }
        int[] terms = Arrays.copyOf(numbers, count);
        Arrays.sort(terms);
        return terms;
    }
}
