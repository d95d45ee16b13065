package io.tidings.delivery;

import io.tidings.delivery.BulkMail.Entry;
import io.tidings.delivery.BulkMail.Field;
import io.tidings.delivery.BulkMail.SesTemplate;
import io.tidings.edition.FrozenMail;
import io.tidings.edition.SectionPart;
import io.tidings.render.Slots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One locale's frozen fragments as one template for SES, in which every section stands under a condition: so a bulk call
 * takes any mixture of choices (ADR 3). Immutable.
 */
final class DigestMail {
    private static final String HTML_SUBJECT = "subject_html";
    private static final String HTML_PREHEADER = "preheader_html";

    private final List<SectionPart> sections;
    private final List<String> texts;
    private final SesTemplate template;

    DigestMail(FrozenMail mail, String archiveUrl) {
        this.sections = mail.sections();
        this.texts = sections.stream()
                .map(part -> texts(part.subject(), part.preheader()))
                .toList();
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
        return row(texts("", ""), List.of(), "", "");
    }

    /** The row of values of a reader of these sections, in the edition's order; there must be one. */
    String row(List<String> wanted, String unsubscribe, String preferences) {
        for (int i = 0; i < sections.size(); i++) {
            if (wanted.contains(sections.get(i).slug())) {
                return row(texts.get(i), wanted, unsubscribe, preferences);
            }
        }
        throw new IllegalArgumentException("No section of this edition is in " + wanted);
    }

    /** Written by hand, as there is one for each mail: the texts were made JSON once, and a URL has nothing to escape. */
    private String row(String texts, List<String> wanted, String unsubscribe, String preferences) {
        StringBuilder row = new StringBuilder(texts.length() + 512)
                .append(texts)
                .append(",\"unsubscribe\":\"")
                .append(unsubscribe)
                .append("\",\"preferences\":\"")
                .append(preferences)
                .append('"');
        for (int i = 0; i < sections.size(); i++) {
            row.append(",\"")
                    .append(flag(i))
                    .append("\":")
                    .append(wanted.contains(sections.get(i).slug()));
        }
        return row.append('}').toString();
    }

    /** The beginning of a row: what mails that begin with the same section have in common. */
    private static String texts(String subject, String preheader) {
        String object = BulkBody.object(
                new Field("subject", subject),
                new Field(HTML_SUBJECT, Slots.inHtml(subject)),
                new Field(HTML_PREHEADER, Slots.inHtml(preheader)));
        return object.substring(0, object.length() - 1);
    }

    /** The mail of these entries; who it is from and what all have in common stands in {@code frame}. */
    BulkMail mail(Frame frame, List<Entry> entries) {
        return new BulkMail(
                frame.from(), frame.replyTo(), template, defaults(), frame.headers(), frame.tags(), entries);
    }

    /** What all mails of an edition have in common. */
    record Frame(String from, List<String> replyTo, List<Field> headers, List<Field> tags) {}
}
