package io.tidings.edition;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What readers get of a frozen edition: its mails, and all that is asked to send them. It is read from the same document, of
 * which the larger part, and the costlier to read, is for editors.
 *
 * @param locale the language for readers whose own is not among the mails
 * @param zone the newsletter's time zone
 * @param localTime the hour at which each reader gets it in their own time zone; empty when all get it at once
 * @param number counts the newsletter's periods
 * @param sections slugs, in order
 * @param mails by language tag; empty where nothing is to be sent
 */
public record PrintedEdition(
        EditionId id,
        NewsletterId newsletter,
        String newsletterName,
        Sender sender,
        Optional<String> replyTo,
        String locale,
        String zone,
        Instant cutOff,
        Optional<LocalDateTime> localTime,
        long number,
        List<String> sections,
        Map<String, FrozenMail> mails) {

    public PrintedEdition {
        sections = List.copyOf(sections);
        mails = Map.copyOf(mails);
    }

    /** The mail in that language, in the same language of another region, or in the newsletter's own. */
    public FrozenMail mail(String languageTag) {
        String tag = NearestLanguage.of(languageTag, mails.keySet()).orElse(locale);
        return Optional.ofNullable(mails.get(tag)).orElseThrow(() -> new IllegalStateException(id + " has no mails"));
    }
}
