package io.tidings.web;

import io.tidings.edition.FrozenEdition;
import io.tidings.edition.FrozenMail;
import io.tidings.edition.SectionPart;
import io.tidings.render.Slots;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** An edition as one document, made from the same frozen fragments that are sent: every section, in one language. */
final class MailPreview {

    /** Whether the places of a reader's own links are shown. */
    enum Links {
        /** For everybody's eyes: cut out. */
        NONE,
        /** For the editor: there, and leading nowhere. */
        SAMPLE
    }

    private MailPreview() {}

    static String html(FrozenEdition edition, String locale, URI base, Links links) {
        FrozenMail mail = edition.mail(locale);
        // Who reads it in the browser gets everything; who looks at the mail, the mail.
        String whole = links == Links.NONE ? full(mail) : joined(mail, fragment -> fragment.html());
        return Slots.cut(links == Links.NONE ? Slots.withoutPersonal(whole) : whole)
                .fill(slots(edition, mail, base, Slots::inHtml));
    }

    static String text(FrozenEdition edition, String locale, URI base) {
        FrozenMail mail = edition.mail(locale);
        return Slots.cut(joined(mail, fragment -> fragment.text())).fill(slots(edition, mail, base, text -> text));
    }

    private static String joined(FrozenMail mail, Function<io.tidings.render.Fragment, String> part) {
        StringBuilder whole = new StringBuilder(part.apply(mail.head()));
        mail.sections().forEach(section -> whole.append(part.apply(section.fragment())));
        return whole.append(part.apply(mail.foot())).toString();
    }

    private static String full(FrozenMail mail) {
        StringBuilder whole = new StringBuilder(mail.head().html());
        mail.sections().forEach(section -> whole.append(section.inFull().html()));
        return whole.append(mail.foot().html()).toString();
    }

    private static Map<String, String> slots(
            FrozenEdition edition, FrozenMail mail, URI base, Function<String, String> shown) {
        Map<String, String> slots = new HashMap<>();
        slots.put("archive", base + "/archive/" + edition.id());
        slots.put("preferences", base + "/subscribe?newsletter=" + edition.newsletter());
        slots.put("unsubscribe", base + "/subscribe?newsletter=" + edition.newsletter());
        slots.put(
                "subject",
                mail.sections().stream()
                        .findFirst()
                        .map(SectionPart::subject)
                        .map(shown)
                        .orElse(""));
        slots.put(
                "preheader",
                mail.sections().stream()
                        .findFirst()
                        .map(SectionPart::preheader)
                        .map(shown)
                        .orElse(""));
        return slots;
    }
}
