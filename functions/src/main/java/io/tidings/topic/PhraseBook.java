package io.tidings.topic;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Phrases of topics, found in a text in one pass however many there are. A phrase is too short to tell its language, so plurals
 * that look English count as their singulars here in any language: "Erdgas" is found in a German text, though the phrase
 * alone passes for an English one. Latin letters count without their accents, as many write them so: "Pokémon" is "Pokemon".
 */
final class PhraseBook {

    /** Of a longer phrase, such as a paragraph pasted by mistake, the first words count. */
    private static final int MOST_WORDS = 24;

    private static final Pattern ACCENTS = Pattern.compile("(?<=\\p{IsLatin})\\p{Mn}+");
    /** Latin letters that Unicode does not take apart, as they are written without their signs. */
    private static final Map<String, String> PLAIN =
            Map.of("ß", "ss", "ø", "o", "ł", "l", "đ", "d", "æ", "ae", "œ", "oe", "ı", "i");

    private static final Pattern NOT_TAKEN_APART = Pattern.compile("[" + String.join("", PLAIN.keySet()) + "]");

    /**
     * One phrase of one topic.
     *
     * @param number its place in the book
     * @param written as the editor wrote it, or how it begins
     * @param key its words, joined by spaces
     * @param topic the number of its topic
     */
    record Phrase(int number, String written, String key, int topic, int words) {}

    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<String, List<Phrase>> byKey = new HashMap<>();
    private int longest;

    /** @param byTopic the phrases of each topic as written; what has no words or repeats another is left out */
    PhraseBook(List<? extends Collection<String>> byTopic) {
        for (int topic = 0; topic < byTopic.size(); topic++) {
            Set<String> known = new HashSet<>();
            for (String written : byTopic.get(topic)) {
                List<String> all = compared(Tokenizer.words(written));
                List<String> words = start(all);
                String key = String.join(" ", words);
                if (!words.isEmpty() && known.add(key)) {
                    String shown = words.size() < all.size() ? key + " …" : written;
                    add(new Phrase(phrases.size(), shown, key, topic, words.size()));
                }
            }
        }
    }

    private void add(Phrase phrase) {
        phrases.add(phrase);
        byKey.computeIfAbsent(phrase.key, key -> new ArrayList<>(1)).add(phrase);
        longest = Math.max(longest, phrase.words);
    }

    List<Phrase> phrases() {
        return phrases;
    }

    /** Every phrase each time that it stands in a text. */
    void scan(List<String> text, Consumer<Phrase> found) {
        List<String> words = compared(text);
        for (int from = 0; from < words.size(); from++) {
            String key = words.get(from);
            byKey.getOrDefault(key, List.of()).forEach(found);
            for (int to = from + 1; to < Math.min(words.size(), from + longest); to++) {
                key = key + ' ' + words.get(to);
                byKey.getOrDefault(key, List.of()).forEach(found);
            }
        }
    }

    /** The phrases that a text is, not only has in it. */
    List<Phrase> equal(List<String> words) {
        return byKey.getOrDefault(String.join(" ", start(compared(words))), List.of());
    }

    /** Words as they are compared. */
    private static List<String> compared(List<String> words) {
        return words.stream()
                .map(word -> Tokenizer.singular(withoutAccents(word)))
                .toList();
    }

    private static String withoutAccents(String word) {
        if (word.chars().allMatch(c -> c < 0x80)) {
            return word;
        }
        String bare =
                ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
        return NOT_TAKEN_APART
                .matcher(Normalizer.normalize(bare, Normalizer.Form.NFC))
                .replaceAll(letter -> PLAIN.getOrDefault(letter.group(), letter.group()));
    }

    private static List<String> start(List<String> words) {
        return words.subList(0, Math.min(words.size(), MOST_WORDS));
    }
}
