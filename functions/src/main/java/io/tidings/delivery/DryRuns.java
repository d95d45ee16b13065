package io.tidings.delivery;

import io.tidings.edition.Assembled;
import io.tidings.edition.PrintedEdition;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Recipient;
import io.tidings.subscriber.Sample;
import io.tidings.subscriber.Subscribers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Works out what sending an edition would come to, by the rules that send it, from a sample of its audience: a page of the
 * console must not read a million people. It writes nothing and mails nobody. Thread-safe.
 */
public final class DryRuns {
    /** Read so many people at most: everybody of most lists, and of a large one enough for a share of 50 % to be off by 1.6 %. */
    public static final int MOST_PEOPLE = 4_000;

    private final Subscribers subscribers;
    private final Supplier<Postman> postman;
    private final Letters letters;
    private final int workers;
    private final int mostPeople;

    /** {@code workers}: how many senders share SES's rate. */
    public DryRuns(Subscribers subscribers, Supplier<Postman> postman, Letters letters, int workers) {
        this(subscribers, postman, letters, workers, MOST_PEOPLE);
    }

    DryRuns(Subscribers subscribers, Supplier<Postman> postman, Letters letters, int workers, int mostPeople) {
        this.subscribers = subscribers;
        this.postman = postman;
        this.letters = letters;
        this.workers = workers;
        this.mostPeople = mostPeople;
    }

    /** {@code edition} must have mails. */
    public DryRun of(PrintedEdition edition) {
        Audience audience = new Audience(edition.newsletter().value());
        Sample sample = subscribers.sample(audience, mostPeople);
        Eligibility eligibility = Eligibility.of(edition);
        List<Recipient> readers = new ArrayList<>();
        Map<Exclusion, Long> excluded = new EnumMap<>(Exclusion.class);
        for (Recipient person : sample.people()) {
            eligibility
                    .excludes(person)
                    .ifPresentOrElse(why -> excluded.merge(why, 1L, Long::sum), () -> readers.add(person));
        }
        excluded.replaceAll((_, people) -> sample.scaled(people));
        long recipients = sample.scaled(readers.size());
        long pages = Dispatch.pagesFor(recipients, Dispatch.PEOPLE_PER_PAGE);
        Optional<Quota> quota = postman.get().quota();
        Assembled mail = letters.specimen(edition, edition.locale());
        return new DryRun(
                sample.isEverybody(),
                recipients,
                excluded,
                bytes(mail.html()),
                bytes(mail.text()),
                pages,
                calls(recipients, pages, turns(edition, readers), quota.orElse(Quota.UNKNOWN)),
                quota);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Stretches of a page's roster that share no call: another language, or another hour. */
    private static long turns(PrintedEdition edition, List<Recipient> readers) {
        record Turn(String locale, Optional<Instant> due) {}
        ZoneId zone = ZoneId.of(edition.zone());
        Optional<LocalDateTime> hour = edition.localTime();
        return readers.stream()
                .map(reader -> new Turn(edition.mail(reader.locale()).locale(), Mailing.dueFor(reader, hour, zone)))
                .distinct()
                .count();
    }

    /** On each page full calls, and one more each time another turn begins in the middle of a call. */
    private long calls(long recipients, long pages, long turns, Quota quota) {
        int people = Pacer.burst(quota.share(quota.seats(workers) - 1, workers), BulkMail.MOST_ENTRIES);
        long aPage = Math.ceilDiv(recipients, pages);
        return recipients == 0 ? 0 : pages * (Math.ceilDiv(aPage, people) + Math.min(aPage, turns) - 1);
    }
}
