package io.tidings.delivery;

import io.tidings.delivery.BulkMail.Entry;
import io.tidings.delivery.BulkMail.SesTemplate;
import io.tidings.edition.FrozenMail;
import io.tidings.edition.SectionPart;
import io.tidings.render.Slots;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * One locale's frozen fragments as one template for SES, in which every section stands under a condition: so a bulk call
 * takes any mixture of choices (ADR 3). Immutable.
 */
final class DigestMail {
    private static final String HTML_SUBJECT = "subject_html";
    private static final String HTML_PREHEADER = "preheader_html";

    private final List<SectionPart> sections;
    private final SesTemplate template;

    DigestMail(FrozenMail mail, String archiveUrl) {
        this.sections = mail.sections();
        // The same slot holds plain text in the subject line and HTML in the body: SES does not escape.
        Map<String, String> names = new HashMap<>(Slots.IN_DIGEST);
        names.put("archive", archiveUrl);
        Map<String, String> inHtml = new HashMap<>(names);
        inHtml.put("subject", braces(HTML_SUBJECT));
        inHtml.put("preheader", braces(HTML_PREHEADER));
        this.template = new SesTemplate(
                braces("subject"),
                conditional(
                        Slots.cut(mail.head().html()).fill(inHtml),
                        mail.sections().stream()
                                .map(part -> Slots.cut(part.fragment().html()).fill(inHtml))
                                .toList(),
                        Slots.cut(mail.foot().html()).fill(inHtml)),
                conditional(
                        Slots.cut(mail.head().text()).fill(names),
                        mail.sections().stream()
                                .map(part -> Slots.cut(part.fragment().text()).fill(names))
                                .toList(),
                        Slots.cut(mail.foot().text()).fill(names)));
    }

    private static String conditional(String head, List<String> parts, String foot) {
        StringBuilder all = new StringBuilder(head);
        for (int i = 0; i < parts.size(); i++) {
            all.append("{{#if ")
                    .append(flag(i))
                    .append("}}")
                    .append(parts.get(i))
                    .append("{{/if}}");
        }
        return all.append(foot).toString();
    }

    private static String braces(String name) {
        return "{{" + name + "}}";
    }

    private static String flag(int section) {
        return "s_" + section;
    }

    SesTemplate template() {
        return template;
    }

    /** What holds when an entry says nothing: no section, empty texts. */
    String defaults() {
        return Rows.json(row(List.of(), "", "", name -> ""));
    }

    /** The row of values of a reader of these sections, of which there must be one. */
    String row(List<String> wanted, String unsubscribe, String preferences) {
        SectionPart first = sections.stream()
                .filter(part -> wanted.contains(part.slug()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No section of this edition is in " + wanted));
        return Rows.json(row(wanted, unsubscribe, preferences, name -> switch (name) {
            case "subject" -> first.subject();
            case HTML_SUBJECT -> Slots.inHtml(first.subject());
            default -> Slots.inHtml(first.preheader());
        }));
    }

    private Map<String, Object> row(
            List<String> wanted, String unsubscribe, String preferences, UnaryOperator<String> texts) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String name : List.of("subject", HTML_SUBJECT, HTML_PREHEADER)) {
            row.put(name, texts.apply(name));
        }
        row.put("unsubscribe", unsubscribe);
        row.put("preferences", preferences);
        IntStream.range(0, sections.size())
                .forEach(i -> row.put(flag(i), wanted.contains(sections.get(i).slug())));
        return row;
    }

    /** The mail of these entries; who it is from and what all have in common stands in {@code frame}. */
    BulkMail mail(Frame frame, List<Entry> entries) {
        return new BulkMail(
                frame.from(), frame.replyTo(), template, defaults(), frame.headers(), frame.tags(), entries);
    }

    /** What all mails of an edition have in common. */
    record Frame(String from, List<String> replyTo, Map<String, String> headers, Map<String, String> tags) {}
}
