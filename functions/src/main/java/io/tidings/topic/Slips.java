package io.tidings.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Reads over typing errors: where a text has a word that the other has not, and the other one that differs by a single slip (a
 * letter too many, missing, another, or two that changed places), and one of the two stands nowhere else, they are one word.
 * Short words and numbers differ for a reason: texts of different numbers are two releases, or two weeks, of one thing.
 */
final class Slips {

    private static final int SHORTEST = 4;

    /** What the text has and the other has not, and the reverse. */
    private final Set<String> own;

    private final Set<String> others;
    private final Predicate<String> odd;

    private Slips(Told one, Told other, Predicate<String> odd) {
        this.own = words(one);
        this.others = words(other);
        this.odd = odd;
        others.removeAll(words(one));
        own.removeAll(words(other));
    }

    /**
     * The first as it reads where its slips are the other's words; itself where there are none.
     *
     * @param odd whether a word stands in one text only
     */
    static Told read(Told one, Told other, Predicate<String> odd) {
        Slips slips = new Slips(one, other, odd);
        return areOfDifferentNumbers(slips.own, slips.others) ? one : slips.read(one);
    }

    /** The words of a text that may be slips, or be meant by the slips of others: those that stand nowhere else. */
    static List<String> candidates(Told told, Predicate<String> odd) {
        return words(told).stream()
                .filter(word -> isWord(word) && odd.test(word))
                .toList();
    }

    /** Whether a text has a word that is a slip away from one of these; much sooner answered than all of it is read. */
    static boolean any(List<String> candidates, Told told) {
        return candidates.stream()
                .anyMatch(candidate -> anySlip(candidate, told.title()) || anySlip(candidate, told.summary()));
    }

    private static boolean anySlip(String candidate, List<String> words) {
        for (String word : words) {
            if (isSlip(candidate, word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether each has a number that the other has not. */
    static boolean areOfDifferentNumbers(Collection<String> one, Collection<String> other) {
        return hasOwnNumber(one, other) && hasOwnNumber(other, one);
    }

    private static boolean hasOwnNumber(Collection<String> one, Collection<String> other) {
        return one.stream().anyMatch(word -> hasDigit(word) && !other.contains(word));
    }

    private Told read(Told one) {
        return one.in(read(one.title()), read(one.summary()));
    }

    private List<String> read(List<String> text) {
        List<String> read = new ArrayList<>();
        for (String word : text) {
            read.add(own.contains(word) && isWord(word) ? meant(word) : word);
        }
        return read;
    }

    private String meant(String word) {
        boolean isOdd = odd.test(word);
        return others.stream()
                .filter(other -> isWord(other) && (isOdd || odd.test(other)) && isSlip(word, other))
                .findFirst()
                .orElse(word);
    }

    private static Set<String> words(Told told) {
        Set<String> words = new TreeSet<>(told.title());
        words.addAll(told.summary());
        return words;
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    private static boolean isWord(String word) {
        return word.length() >= SHORTEST && word.chars().allMatch(Character::isLetter);
    }

    /** Whether two words are one but for two letters side by side. */
    static boolean haveChangedPlaces(String one, String other) {
        return one.length() == other.length() && isSlip(one, other) && !isOneLetter(one, other);
    }

    private static boolean isOneLetter(String one, String other) {
        return IntStream.range(0, one.length())
                        .filter(at -> one.charAt(at) != other.charAt(at))
                        .count()
                == 1;
    }

    /** Whether two words are one edit apart (Damerau's distance is 1). */
    static boolean isSlip(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1 || one.equals(other)) {
            return false;
        }
        int shorter = Math.min(one.length(), other.length());
        int start = 0;
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String left = one.substring(start, one.length() - end);
        String right = other.substring(start, other.length() - end);
        boolean swapped = left.length() == 2
                && new StringBuilder(left).reverse().toString().equals(right);
        return swapped || (left.length() <= 1 && right.length() <= 1);
    }
}
