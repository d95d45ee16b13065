package io.tidings.edition;

import io.tidings.render.Fragment;
import io.tidings.render.Slots;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A whole mail put together from an edition as it was printed: for previews, test mails and the archive. Nothing is rendered again. */
public record Assembled(String subject, String preheader, String html, String text) {

    /** The HTML for a page, which SES does not send. */
    public String page() {
        return Slots.asSesSends(html);
    }

    /**
     * The mail in one language with the wanted sections (none named: all), its slots filled.
     *
     * @param slots values of {@code archive}, {@code preferences} and {@code unsubscribe}; subject and preheader are known
     */
    public static Assembled mail(
            PrintedEdition edition, String languageTag, Collection<String> wanted, Map<String, String> slots) {
        FrozenMail mail = edition.mail(languageTag);
        List<SectionPart> parts = parts(mail, wanted);
        Fragment whole = whole(mail, parts);
        return filled(parts, whole.html(), whole.text(), slots);
    }

    /** The edition as everybody may see it, with all sections and without a reader's own links; {@code address} is its own. */
    public static Assembled archive(PrintedEdition edition, String languageTag, String address) {
        FrozenMail mail = edition.mail(languageTag);
        List<SectionPart> full = mail.sections().stream()
                .map(part -> new SectionPart(part.slug(), part.inFull(), part.subject(), part.preheader()))
                .toList();
        Fragment whole = whole(mail, full);
        Map<String, String> slots = Map.of("archive", address, "preferences", address, "unsubscribe", address);
        return filled(mail.sections(), Slots.withoutPersonal(whole.html()), whole.text(), slots);
    }

    /** The sections a reader gets, in the edition's order; empty where the edition has none that they want. */
    public static List<SectionPart> parts(FrozenMail mail, Collection<String> wanted) {
        return mail.sections().stream()
                .filter(part -> wanted.isEmpty() || wanted.contains(part.slug()))
                .toList();
    }

    private static Fragment whole(FrozenMail mail, List<SectionPart> parts) {
        Fragment whole = mail.head();
        for (SectionPart part : parts) {
            whole = whole.plus(part.fragment());
        }
        return whole.plus(mail.foot());
    }

    private static Assembled filled(List<SectionPart> parts, String html, String text, Map<String, String> slots) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A mail needs at least one section of the edition");
        }
        SectionPart first = parts.getFirst();
        Map<String, String> inText = new HashMap<>(slots);
        inText.put("subject", first.subject());
        inText.put("preheader", first.preheader());
        Map<String, String> inHtml = new HashMap<>();
        inText.forEach((name, value) -> inHtml.put(name, Slots.inHtml(value)));
        return new Assembled(
                first.subject(),
                first.preheader(),
                Slots.cut(html).fill(inHtml),
                Slots.cut(text).fill(inText));
    }
}
