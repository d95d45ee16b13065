package io.tidings.delivery;

import io.tidings.edition.PrintedEdition;
import io.tidings.subscriber.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The engine's own way from readers to SES, without queue and ledger: the door through which benchmarks come to what this
 * package keeps to itself. Thread-safe.
 */
public final class BulkPath {
    private final Mailing mailing;
    private final BulkSender sender;

    public BulkPath(PrintedEdition edition, SiteLinks links, Postman postman) {
        this.mailing = new Mailing(edition, links);
        this.sender = new BulkSender(postman, SlotSet.EMPTY, 0, () -> true);
    }

    /** How many people a call takes. */
    public static int most() {
        return BulkMail.MOST_ENTRIES;
    }

    /** How many people a call is for where a worker may mail so many a second. */
    public static int burst(double rate) {
        return Pacer.burst(rate, most());
    }

    /** Sends to these people, at most a call's worth, as slots of that page; answers how many SES took. */
    public int send(List<Recipient> readers, int page) {
        Map<Integer, Recipient> slots = new TreeMap<>();
        for (int slot = 0; slot < readers.size(); slot++) {
            slots.put(slot, readers.get(slot));
        }
        long accepted = mailing.mails(slots, page).stream()
                .flatMap(mail -> sender.send(mail).values().stream())
                .filter(Verdict.Accepted.class::isInstance)
                .count();
        return Math.toIntExact(accepted);
    }

    /** A pacer over that quota: what a worker on this seat among so many keeps to. */
    public static Pacer pacer(Postman postman, int workers, int seat) {
        Pacer pacer = new Pacer(postman, workers, java.time.InstantSource.system(), Sleeper.onThread());
        pacer.sit(seat, Instant.MIN);
        return pacer;
    }

    /** Waits for the pacer, and answers how many people the next call may be for. */
    public static int next(Pacer pacer) {
        int room = pacer.roomToday();
        int people = Math.min(pacer.burst(), room);
        pacer.take(people);
        return people;
    }
}
