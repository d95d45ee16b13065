package io.tidings.edition;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much stories of one section are about the same, from 0 to 1, so that a section does not say one thing five times: the
 * cosine of their words, in which rare ones weigh more. Much coarser than what finds the same story. Pure.
 */
final class Likeness {

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}+#.]+");
    private static final int SHORTEST = 3;
    private static final int MOST_WORDS = 80;
    /** Among few texts it says little that a word stands in two of them. */
    private static final int FEW = 10;

    private final List<Map<String, Double>> weights = new ArrayList<>();

    /** {@code texts}: a title and what is said, of each story. */
    Likeness(List<String> texts) {
        List<Set<String>> words = texts.stream().map(Likeness::words).toList();
        Map<String, Integer> textsWith = new HashMap<>();
        words.forEach(set -> set.forEach(word -> textsWith.merge(word, 1, Integer::sum)));
        for (Set<String> set : words) {
            weights.add(weighted(set, textsWith, texts.size()));
        }
    }

    private static Set<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Set<String> words = new HashSet<>();
        for (String word : SIGNS.split(plain, MOST_WORDS + 1)) {
            if (word.length() >= SHORTEST && words.size() < MOST_WORDS && word.length() <= MOST_WORDS) {
                words.add(word);
            }
        }
        return words;
    }

    private static Map<String, Double> weighted(Set<String> words, Map<String, Integer> textsWith, int texts) {
        Map<String, Double> weighted = new HashMap<>();
        double squares = 0;
        for (String word : words) {
            double weight = StrictMath.log((double) (texts + FEW) / textsWith.getOrDefault(word, 1));
            weighted.put(word, weight);
            squares += weight * weight;
        }
        double norm = StrictMath.sqrt(squares);
        weighted.replaceAll((word, weight) -> norm == 0 ? 0 : weight / norm);
        return weighted;
    }

    double between(int one, int other) {
        Map<String, Double> small = weights.get(one);
        Map<String, Double> large = weights.get(other);
        if (small.size() > large.size()) {
            return between(other, one);
        }
        // Sorted, so that the sum has the same last bit wherever it is taken.
        double sum = small.keySet().stream()
                .sorted()
                .mapToDouble(word -> small.getOrDefault(word, 0.0) * large.getOrDefault(word, 0.0))
                .sum();
        return Math.round(Math.clamp(sum, 0, 1) * 10_000) / 10_000.0;
    }
}
