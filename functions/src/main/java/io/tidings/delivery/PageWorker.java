package io.tidings.delivery;

import io.tidings.edition.Dropped;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.subscriber.Recipient;
import io.tidings.subscriber.SubscriberId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one page of an edition: takes the lease, freezes or reads the roster, and goes through the open slots in chunks.
 * It may die anywhere, run late, or run beside another on the same page. Thread-safe.
 *
 * <pre>
 *                       boundary written              SES: taken
 *    (roster) ──► OPEN ──────────────────► ATTEMPTING ────────────► ACCEPTED
 *                  ▲ ▲                      │ │   │    Send event      │
 *                  │ └── handed back ───────┘ │   │                    │ event: rendering failed
 *                  │   (certainly not sent)   │   │                    ▼
 *                  │                          │   └─ SES: refused ─► REJECTED ◄─ left, suppressed, gone
 *                  │ policy "resend",         │             ("resend to the failed" opens them, too)
 *                  │ or an operator           │ answer lost, worker killed
 *                  └────────────────────── UNCERTAIN ──► ACCEPTED by a Send event
 *                                             └────────► shown as uncertain (policy "report")
 * </pre>
 *
 * <p>What the ledger calls attempting is never attempted again by anybody until it was certainly not sent, or until it is
 * opened again on purpose. UNCERTAIN and ATTEMPTING are the same to the ledger: only the lease tells them apart.
 */
public final class PageWorker {
    /** Beside a chunk's pace: one call that is never answered, and some room. After a crash so much time is lost. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PageWorker.class);
    private static final int KEPT_MAILINGS = 3;
    private static final Duration COMES_BACK_AFTER = Duration.ofSeconds(5);

    private final Stores stores;
    private final Tools tools;
    private final PageQueue queue;
    private final SiteLinks links;
    private final Duration comesBackAfter;
    private final int mostOnAPage;
    private final Map<EditionId, Mailing> mailings = new LinkedHashMap<>();

    public PageWorker(Stores stores, Tools tools, PageQueue queue, SiteLinks links) {
        this(stores, tools, queue, links, COMES_BACK_AFTER, LedgerItems.MOST_PEOPLE);
    }

    PageWorker(Stores stores, Tools tools, PageQueue queue, SiteLinks links, Duration comesBackAfter, int mostOnAPage) {
        this.comesBackAfter = comesBackAfter;
        this.mostOnAPage = mostOnAPage;
        this.stores = stores;
        this.tools = tools;
        this.queue = queue;
        this.links = links;
    }

    /** Asks SES for its quota, which every page needs and which is known for a while then. */
    public void wake() {
        var _ = tools.pacer().roomToday();
    }

    /**
     * Does what can be done on this page now. Throws only when something is broken; then slots whose outcome is unknown stay
     * attempted, and the page is found again when its lease is over.
     */
    public PageOutcome work(PageMessage message, RemainingTime time) {
        Optional<Edition> edition = stores.editions().find(message.edition());
        if (edition.isEmpty() || edition.get().pages() != message.of()) {
            return PageOutcome.STALE;
        }
        if (edition.get().state() != EditionState.SENDING) {
            return PageOutcome.STOPPED;
        }
        PageOutcome outcome = outcome(new Task(edition.get(), message, time));
        switch (outcome) {
            case HANDED_BACK, NO_SEAT -> queue.sendLater(message, comesBackAfter);
            case STOPPED -> dropped(message, Dropped.STOP);
            case WAITING_FOR_QUOTA -> dropped(message, Dropped.QUOTA);
            case DONE, WAITING_FOR_WAVE, SETTLING, LEASED_ELSEWHERE, STALE -> {}
        }
        LOG.info("{} page {} of {}: {}", message.edition(), message.page(), message.of(), outcome);
        return outcome;
    }

    private void dropped(PageMessage message, Dropped why) {
        stores.editions().dropped(message.edition(), why, tools.clock().instant());
    }

    private PageOutcome outcome(Task task) {
        if (task.edition().leftAlone(tools.clock().instant())
                || tools.controls().killSwitch().find().isPresent()) {
            return PageOutcome.STOPPED;
        }
        if (tools.pacer().roomToday() == 0) {
            return PageOutcome.WAITING_FOR_QUOTA;
        }
        return PageRun.hasTime(task.time(), Duration.ZERO) ? seated(task) : PageOutcome.HANDED_BACK;
    }

    /** A page to work on now, of an edition that is being sent. */
    record Task(Edition edition, PageMessage message, RemainingTime time) {}

    private PageOutcome seated(Task task) {
        Optional<Seats.Seat> seat = tools.seats().take();
        if (seat.isEmpty()) {
            return PageOutcome.NO_SEAT;
        }
        // Not in a finally: after a kill nobody gets up, and the seat is free when its time is over.
        PageOutcome outcome;
        try {
            outcome = claim(task, seat.get());
        } catch (RuntimeException e) {
            leave(seat.get());
            throw e;
        }
        leave(seat.get());
        return outcome;
    }

    private static void leave(Seats.Seat seat) {
        try {
            seat.leave();
        } catch (RuntimeException e) {
            LOG.warn("A seat is free only when its time is over", e);
        }
    }

    private PageOutcome claim(Task task, Seats.Seat seat) {
        Lease lease = new Lease(task.message().key(), tools.owners().get());
        return switch (stores.ledger()
                .claim(lease.page(), lease.owner(), tools.clock().instant(), LEASE)) {
            case Claim.AlreadyDone() -> PageOutcome.DONE;
            case Claim.LeasedElsewhere _ -> PageOutcome.LEASED_ELSEWHERE;
            case Claim.Granted(LedgerPage page) -> run(task, seat, lease, page);
        };
    }

    private PageOutcome run(Task task, Seats.Seat seat, Lease lease, LedgerPage page) {
        Mailing mailing = mailing(task.edition());
        Roster roster = roster(task.message(), mailing);
        return new PageRun(stores, tools, mailing, seat, lease, page, roster, task).run();
    }

    private Roster roster(PageMessage message, Mailing mailing) {
        return stores.ledger().roster(message.key()).orElseGet(() -> freeze(message, mailing));
    }

    private Roster freeze(PageMessage message, Mailing mailing) {
        Optional<SubscriberId> after = Optional.empty();
        if (message.before().isPresent()) {
            after = roster(message.before().get(), mailing).cut();
            if (after.isEmpty()) {
                return stores.ledger().freeze(message.key(), new Roster(List.of()));
            }
        }
        List<Recipient> readers = new ArrayList<>();
        boolean all = stores.subscribers().forEachIn(mailing.audience(), message.slice(), after, reader -> {
            if (!mailing.isFor(reader)) {
                return true;
            }
            return readers.size() < mostOnAPage && readers.add(reader);
        });
        return all ? stores.ledger().freeze(message.key(), mailing.roster(readers)) : cut(message, mailing, readers);
    }

    /** The page that follows is known before this one is frozen: a cut nobody knows of would lose the rest. */
    private Roster cut(PageMessage message, Mailing mailing, List<Recipient> readers) {
        LOG.warn(
                "{} page {} goes on on page {}",
                message.edition(),
                message.page(),
                message.after().page());
        stores.ledger().announce(message.after().key(), tools.clock().instant());
        Roster roster = stores.ledger()
                .freeze(
                        message.key(),
                        mailing.roster(readers).cutAfter(readers.getLast().id()));
        queue.sendAll(List.of(message.after()));
        return roster;
    }

    private synchronized Mailing mailing(Edition edition) {
        Mailing known = mailings.get(edition.id());
        if (known != null) {
            return known;
        }
        if (mailings.size() >= KEPT_MAILINGS) {
            mailings.remove(mailings.keySet().iterator().next());
        }
        Mailing made = new Mailing(stores.editions().printed(edition), links);
        mailings.put(edition.id(), made);
        return made;
    }
}
