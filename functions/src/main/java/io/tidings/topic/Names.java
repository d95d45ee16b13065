package io.tidings.topic;

import io.tidings.article.Article;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows names: words that begin with a capital letter wherever they stand in these articles. Where a headline has all its words
 * so, others show which of them are none; of a language that writes all its nouns so, nouns are names, too.
 */
final class Names {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** Longer ones are no headlines. */
    private static final int LONGEST_TITLE = 40;

    private final Set<String> others;

    private Names(Set<String> others) {
        this.others = others;
    }

    /** Those in the texts of these articles. */
    static Names in(List<Article> articles) {
        return new Names(articles.stream()
                .flatMap(article -> Stream.of(article.title(), article.summary()))
                .flatMap(Names::written)
                .filter(word -> Character.isLowerCase(firstLetter(word)))
                .distinct()
                .flatMap(word -> Tokenizer.words(word).stream())
                .collect(Collectors.toSet()));
    }

    private static Stream<String> written(String text) {
        return SPACE.splitAsStream(Told.start(text));
    }

    private static int firstLetter(String word) {
        return word.codePoints().filter(Character::isLetter).findFirst().orElse(0);
    }

    /** Those of a title. */
    Set<String> of(String title) {
        return written(title)
                .filter(word -> Character.isUpperCase(firstLetter(word)))
                .flatMap(word -> Tokenizer.words(word).stream())
                .filter(word -> !others.contains(word))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether two titles are one phrase but for names, and each text has one in its title of which the other says nothing: two
     * companies have a good quarter, two towns a fire.
     */
    static boolean areExchanged(Told one, Told other) {
        return isOnePhrase(one.title(), other.title())
                && ownNames(one, other).findAny().isPresent()
                && ownNames(other, one).findAny().isPresent();
    }

    /** The same where each text goes on about the name of its title. */
    static boolean areExchangedThroughout(Told one, Told other) {
        return isOnePhrase(one.title(), other.title())
                && ownNames(one, other).anyMatch(one.summary()::contains)
                && ownNames(other, one).anyMatch(other.summary()::contains);
    }

    private static boolean isOnePhrase(List<String> one, List<String> other) {
        int longer = Math.max(one.size(), other.size());
        return longer <= LONGEST_TITLE && inCommon(one, other) * 2 >= longer;
    }

    private static Stream<String> ownNames(Told one, Told other) {
        return one.title().stream()
                .filter(one.names()::contains)
                .filter(name -> !isMentioned(name, other.title()) && !isMentioned(name, other.summary()));
    }

    /** Also with two letters in the wrong order: of short names, that is all that is read over. */
    private static boolean isMentioned(String name, List<String> text) {
        return text.contains(name) || text.stream().anyMatch(word -> Slips.haveChangedPlaces(name, word));
    }

    /** How many words stand in both in the same order: the longest common subsequence. */
    private static int inCommon(List<String> one, List<String> other) {
        int[] before = new int[other.size() + 1];
        for (String word : one) {
            int[] now = new int[other.size() + 1];
            for (int i = 1; i < now.length; i++) {
                now[i] = word.equals(other.get(i - 1)) ? before[i - 1] + 1 : Math.max(before[i], now[i - 1]);
            }
            before = now;
        }
        return before[other.size()];
    }
}
