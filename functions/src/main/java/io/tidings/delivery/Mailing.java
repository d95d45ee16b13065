package io.tidings.delivery;

import io.tidings.delivery.BulkMail.Entry;
import io.tidings.delivery.BulkMail.Field;
import io.tidings.delivery.DigestMail.Frame;
import io.tidings.edition.PrintedEdition;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Grant;
import io.tidings.subscriber.MailReference;
import io.tidings.subscriber.Purpose;
import io.tidings.subscriber.Recipient;
import io.tidings.subscriber.SubscriberId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A printed edition made ready for bulk calls; made once and used for every recipient. Immutable. */
final class Mailing {
    private final PrintedEdition edition;
    private final Audience audience;
    private final SiteLinks links;
    private final ZoneId zone;
    private final List<String> sections;
    private final Eligibility eligibility;
    private final Map<String, DigestMail> mails = new HashMap<>();
    private final Frame frame;
    private final String mailto;

    Mailing(PrintedEdition edition, SiteLinks links) {
        this.edition = edition;
        this.audience = new Audience(edition.newsletter().value());
        this.links = links;
        this.zone = ZoneId.of(edition.zone());
        this.sections = edition.sections();
        this.eligibility = Eligibility.of(edition);
        String archive = links.archive(edition.id().value());
        edition.mails().forEach((locale, mail) -> mails.put(locale, new DigestMail(mail, archive)));
        Publisher publisher = Publisher.of(edition);
        this.mailto = publisher.mailto();
        this.frame = new Frame(
                publisher.from(),
                publisher.replyTo(),
                List.of(publisher.listId(), HeaderValues.ONE_CLICK),
                tags(edition));
    }

    private static List<Field> tags(PrintedEdition edition) {
        return List.of(
                new Field("edition", edition.id().value()),
                new Field("newsletter", edition.newsletter().value()),
                // SES writes the header Feedback-ID itself and takes its first two fields from these tags.
                new Field("ses:feedback-id-a", edition.id().value()),
                new Field("ses:feedback-id-b", edition.newsletter().value()));
    }

    Audience audience() {
        return audience;
    }

    boolean isFor(Recipient reader) {
        return eligibility.excludes(reader).isEmpty();
    }

    Optional<Exclusion> excludes(Recipient reader) {
        return eligibility.excludes(reader);
    }

    /** Which of the edition's languages this reader gets. */
    String localeOf(Recipient reader) {
        return edition.mail(reader.locale()).locale();
    }

    /** These readers in order of their turns; of one turn, those of one locale side by side, so that most chunks need one call. */
    Roster roster(List<Recipient> readers) {
        Map<Instant, List<Recipient>> byTurn = readers.stream()
                .sorted(Comparator.comparing(this::localeOf).thenComparing(Recipient::id))
                .collect(Collectors.groupingBy(
                        reader -> dueFor(reader, edition.localTime(), zone).orElse(Instant.EPOCH),
                        TreeMap::new,
                        Collectors.toList()));
        List<SubscriberId> ids = new ArrayList<>();
        List<Wave> waves = new ArrayList<>();
        byTurn.forEach((due, turn) -> {
            turn.forEach(reader -> ids.add(reader.id()));
            waves.add(new Wave(due, ids.size()));
        });
        return edition.localTime().isPresent() ? new Roster(ids, waves, Optional.empty()) : new Roster(ids);
    }

    /** When this reader's turn comes; empty when everybody's has. */
    static Optional<Instant> dueFor(Recipient reader, Optional<LocalDateTime> hour, ZoneId zone) {
        return hour.map(time -> time.atZone(reader.zone().orElse(zone)).toInstant());
    }

    /** As few bulk mails as there are locales among these readers. */
    List<BulkMail> mails(Map<Integer, Recipient> readersBySlot, int page) {
        Map<String, List<Entry>> entries = new LinkedHashMap<>();
        readersBySlot.forEach((slot, reader) -> {
            String locale = localeOf(reader);
            MailReference reference = new MailReference(edition.id().value(), page, slot);
            entries.computeIfAbsent(locale, _ -> new ArrayList<>()).add(entry(mail(locale), reader, reference));
        });
        return entries.entrySet().stream()
                .map(locale -> mail(locale.getKey()).mail(frame, locale.getValue()))
                .toList();
    }

    private Entry entry(DigestMail digest, Recipient reader, MailReference mail) {
        String unsubscribe = link(Purpose.UNSUBSCRIBE, reader, mail);
        String row = digest.row(reader.wanted(sections), unsubscribe, link(Purpose.PREFERENCES, reader, mail));
        // spec: SES v2, BulkEmailEntry.ReplacementHeaders: a common header that the entry doesn't name is added to its
        // mail.
        List<Field> headers = List.of(HeaderValues.leaving(unsubscribe, mailto));
        List<Field> tags = List.of(
                new Field("page", Integer.toString(mail.page())), new Field("slot", Integer.toString(mail.slot())));
        return new Entry(mail.slot(), reader.address(), row, headers, tags);
    }

    private String link(Purpose purpose, Recipient reader, MailReference mail) {
        return links.of(new Grant(purpose, audience, reader.id(), Optional.of(mail)));
    }

    private DigestMail mail(String locale) {
        DigestMail mail = mails.get(locale);
        if (mail == null) {
            throw new IllegalStateException(edition.id() + " was not rendered in " + locale);
        }
        return mail;
    }
}
