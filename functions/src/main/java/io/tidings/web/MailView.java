package io.tidings.web;

import io.tidings.edition.ByHand;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.FrozenSection;
import io.tidings.edition.Opening;
import io.tidings.edition.SectionPart;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The mail of an edition, as its page in the console shows it: what it is called in a list of mails, the preview, and the
 * form that sends a test.
 */
record MailView(FrozenEdition frozen) {

    /** The language tag that was asked for, or the newsletter's own where none was; refuses one in which there is no mail. */
    static String language(FrozenEdition frozen, String asked) {
        String language = asked.isEmpty() ? frozen.locale() : asked;
        if (!frozen.mails().containsKey(language)) {
            throw new Refused(
                    400,
                    "The edition has no mail in that language.",
                    "locale",
                    "It has " + new TreeSet<>(frozen.mails().keySet()) + ".");
        }
        return language;
    }

    /** {@code test}: what became of the test mail that was just sent, or "". */
    void put(Map<String, Object> view, String test) {
        String page = ConsolePaths.edition(frozen.id());
        List<String> tags = List.copyOf(new TreeSet<>(frozen.mails().keySet()));
        view.put("hasMail", !tags.isEmpty());
        List<Map<String, Object>> subjects = tags.isEmpty() ? List.of() : subjects();
        view.putAll(subjects.stream().findFirst().orElse(Map.of()));
        view.put("subjects", subjects.stream().skip(1).toList());
        view.put(
                "hasSubjects",
                subjects.stream().map(one -> one.get("subject")).distinct().count() > 1);
        view.put("severalLanguages", tags.size() > 1);
        view.put("languages", tags.stream().map(tag -> language(page, tag)).toList());
        view.put("previewUrl", page + "/preview?locale=" + frozen.locale());
        view.put("testUrl", page + "/test");
        Map<String, Opening> openings = frozen.byHand().map(ByHand::openings).orElse(Map.of());
        view.put("byHand", !openings.isEmpty());
        view.put("openingUrl", ConsolePaths.opening(frozen.id()));
        view.put("testAccepted", test.equals("accepted"));
        view.put("testUncertain", test.equals("uncertain"));
    }

    /** A mail is called after the first section that its reader chose. */
    private List<Map<String, Object>> subjects() {
        Map<String, String> names = frozen.sections().stream()
                .collect(Collectors.toMap(FrozenSection::slug, section -> ConsoleFrame.section(section.name())));
        return frozen.printed().mail(frozen.locale()).sections().stream()
                .map(part -> subject(part, names.getOrDefault(part.slug(), part.slug())))
                .toList();
    }

    private static Map<String, Object> subject(SectionPart part, String section) {
        return Map.of("section", section, "subject", part.subject(), "preheader", part.preheader());
    }

    private Map<String, Object> language(String page, String tag) {
        String html = page + "/preview?locale=" + tag;
        return Map.of(
                "name", tag, "htmlUrl", html, "textUrl", html + "&part=text", "selected", tag.equals(frozen.locale()));
    }
}
