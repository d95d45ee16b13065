package io.tidings.edition;

import java.util.Collection;
import java.util.Optional;

/** Which of the languages that a newsletter speaks a reader gets: one rule for the mail and for the page that offers them. */
public final class NearestLanguage {

    private NearestLanguage() {}

    /** That very tag, else the same language of no region, else of another; empty where none of {@code tags} is of the language. */
    public static Optional<String> of(String wanted, Collection<String> tags) {
        if (tags.contains(wanted)) {
            return Optional.of(wanted);
        }
        String language = language(wanted);
        return tags.contains(language)
                ? Optional.of(language)
                : tags.stream()
                        .filter(tag -> language(tag).equals(language))
                        .sorted()
                        .findFirst();
    }

    private static String language(String tag) {
        return tag.split("-", 2)[0];
    }
}
