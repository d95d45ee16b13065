package io.tidings.web;

import io.tidings.edition.NearestLanguage;
import io.tidings.edition.Newsletter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a newsletter lets people choose, as the forms show it: {@code topics} and {@code locales}. */
final class Offers {

    private Offers() {}

    static void put(Map<String, Object> view, Newsletter newsletter, Collection<String> topics, String locale) {
        List<Map<String, Object>> offered = newsletter.topics().stream()
                .map(topic -> Map.<String, Object>of(
                        "slug", topic.slug(), "name", topic.name(), "checked", topics.contains(topic.slug())))
                .toList();
        String chosen = language(newsletter, locale);
        List<Map<String, Object>> languages = PublicFrame.languages(newsletter).stream()
                .map(language -> language(language, chosen))
                .toList();
        view.put("topics", offered);
        view.put("hasTopics", !offered.isEmpty());
        view.put("locales", languages);
        view.put("hasLocales", languages.size() > 1);
    }

    /** The tag of the language that somebody of this locale gets, and that stands in the form until they choose another. */
    static String language(Newsletter newsletter, String locale) {
        List<String> tags = PublicFrame.languages(newsletter).stream()
                .map(Locale::toLanguageTag)
                .toList();
        return NearestLanguage.of(locale, tags).orElse(newsletter.locale().toLanguageTag());
    }

    private static Map<String, Object> language(Locale language, String chosen) {
        return Map.of(
                "tag", language.toLanguageTag(),
                "name", language.getDisplayName(language),
                "selected", language.toLanguageTag().equals(chosen));
    }
}
