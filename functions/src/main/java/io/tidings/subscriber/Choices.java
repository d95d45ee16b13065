package io.tidings.subscriber;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person may choose: topics (slugs; none means every topic), the language and the time zone of their mail, and how
 * often it comes.
 * Throws {@link IllegalArgumentException} with a sentence for what isn't a slug or a language tag.
 *
 * @param every 1 for every edition, 2 for every second, 4 for every fourth
 */
public record Choices(Set<String> topics, String locale, Optional<ZoneId> zone, int every) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int MOST_TOPICS = 100;

    /** What {@code every} may be. */
    public static final List<Integer> RHYTHMS = List.of(1, 2, 4);

    public Choices {
        topics = Set.copyOf(new TreeSet<>(topics));
        if (topics.size() > MOST_TOPICS) {
            throw new IllegalArgumentException("At most 100 topics can be chosen.");
        }
        if (!topics.stream().allMatch(topic -> SLUG.matcher(topic).matches())) {
            throw new IllegalArgumentException("A topic is named by its slug: small letters, digits and '-'.");
        }
        locale = languageTag(locale);
        if (!RHYTHMS.contains(every)) {
            throw new IllegalArgumentException(
                    "Every edition is 1, every second 2, every fourth 4; there is nothing else.");
        }
    }

    /** Every edition. */
    public Choices(Set<String> topics, String locale, Optional<ZoneId> zone) {
        this(topics, locale, zone, 1);
    }

    /** The same, so often; blank leaves it as it is. */
    public Choices every(String typed) {
        if (typed.isBlank()) {
            return this;
        }
        if (!typed.strip().matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("How often is 1, 2 or 4: every edition, every second, every fourth.");
        }
        return new Choices(topics, locale, zone, Integer.parseInt(typed.strip()));
    }

    /** From what a form or a file holds: a blank locale is {@code otherwise}, a blank zone is none. */
    public static Choices read(Collection<String> topics, String locale, String zone, String otherwise) {
        Set<String> slugs = topics.stream()
                .map(topic -> topic.strip().toLowerCase(Locale.ROOT))
                .filter(topic -> !topic.isEmpty())
                .collect(Collectors.toSet());
        return new Choices(slugs, locale.isBlank() ? otherwise : locale.strip(), zone(zone.strip()));
    }

    private static Optional<ZoneId> zone(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        // Not ZoneId's own list of them: that is six hundred names copied for each row of an import.
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(typed)) {
            throw new IllegalArgumentException("A time zone is a name such as Europe/Berlin or Asia/Tokyo.");
        }
        return Optional.of(ZoneId.of(typed));
    }

    // spec: BCP 47, at most the 35 characters that RFC 5646 4.4.1 asks buffers to hold
    private static String languageTag(String typed) {
        if (typed.isEmpty() || typed.length() > 35) {
            throw new IllegalArgumentException("A language is a tag such as en, de or pt-BR.");
        }
        try {
            return new Locale.Builder().setLanguageTag(typed).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("A language is a tag such as en, de or pt-BR.", e);
        }
    }
}
