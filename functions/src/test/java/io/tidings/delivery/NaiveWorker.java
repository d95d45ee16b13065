package io.tidings.delivery;

import io.tidings.edition.EditionState;
import io.tidings.subscriber.Recipient;
import io.tidings.subscriber.Slice;
import io.tidings.subscriber.Status;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The engine that trials must find out: leases, rosters and a ledger as ours, but it writes down after the call, takes an
 * answer for success whatever it says of each recipient, and leaves it to the queue to repeat what failed.
 */
final class NaiveWorker implements Engine {
    private static final int MOST_PER_CALL = 3;

    private final SendingWorld world;
    private final InstantSource clock;

    NaiveWorker(SendingWorld world, InstantSource clock) {
        this.world = world;
        this.clock = clock;
    }

    @Override
    public PageOutcome work(PageMessage message, RemainingTime time) {
        if (world.stores.editions().state(message.edition()) != EditionState.SENDING) {
            return PageOutcome.STOPPED;
        }
        Ledger ledger = world.stores.ledger();
        Lease lease = new Lease(message.key(), world.nextOwner());
        return switch (ledger.claim(lease.page(), lease.owner(), clock.instant(), PageWorker.LEASE)) {
            case Claim.AlreadyDone() -> PageOutcome.DONE;
            case Claim.LeasedElsewhere _ -> PageOutcome.LEASED_ELSEWHERE;
            case Claim.Granted(LedgerPage page) -> run(message, lease, page);
        };
    }

    private PageOutcome run(PageMessage message, Lease lease, LedgerPage page) {
        Ledger ledger = world.stores.ledger();
        Mailing mailing = new Mailing(
                world.stores.editions().frozen(message.edition()).printed(),
                new SiteLinks(URI.create("https://news.example.org"), world.tokens));
        Roster roster = ledger.roster(message.key()).orElseGet(() -> freeze(message, mailing));
        List<Integer> open = SlotSet.upTo(roster.size())
                .minus(page.accepted())
                .minus(page.rejected())
                .toList();
        for (int from = 0; from < open.size(); from += MOST_PER_CALL) {
            SlotSet chunk = SlotSet.of(open.subList(from, Math.min(open.size(), from + MOST_PER_CALL)));
            send(mailing, roster, chunk, message.page());
            boolean ours = ledger.advance(
                    lease,
                    new Boundary(
                            0,
                            Map.of(Mark.ACCEPTED, chunk),
                            chunk,
                            SlotSet.EMPTY,
                            roster.size(),
                            clock.instant().plus(PageWorker.LEASE)));
            if (!ours) {
                return PageOutcome.LEASED_ELSEWHERE;
            }
        }
        ledger.release(lease, 0, Map.of(), SlotSet.EMPTY, roster.size(), clock.instant(), new Rest.Nothing());
        return PageOutcome.DONE;
    }

    private Roster freeze(PageMessage message, Mailing mailing) {
        List<Recipient> readers = new ArrayList<>();
        world.stores.subscribers().forEachIn(mailing.audience(), new Slice(message.page(), message.of()), reader -> {
            if (reader.status() == Status.ACTIVE && mailing.isFor(reader)) {
                readers.add(reader);
            }
        });
        return world.stores.ledger().freeze(message.key(), mailing.roster(readers));
    }

    private void send(Mailing mailing, Roster roster, SlotSet chunk, int page) {
        Map<Integer, Recipient> readers = new TreeMap<>();
        chunk.stream()
                .forEach(slot ->
                        world.stores.subscribers().findAll(mailing.audience(), roster.at(SlotSet.of(slot))).stream()
                                .filter(reader -> reader.status() == Status.ACTIVE)
                                .forEach(reader -> readers.put(slot, reader)));
        for (BulkMail mail : mailing.mails(readers, page)) {
            List<Verdict> verdicts = world.postman.sendBulk(mail);
            if (verdicts.stream().allMatch(Verdict.Uncertain.class::isInstance)) {
                throw SdkClientException.create("The call failed: the queue will bring the page again");
            }
        }
    }
}
