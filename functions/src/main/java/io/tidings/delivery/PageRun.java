package io.tidings.delivery;

import io.tidings.edition.Act;
import io.tidings.subscriber.Recipient;
import io.tidings.subscriber.SubscriberId;
import io.tidings.table.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One worker's way through one page, under one lease. A chunk (up to 50 slots, fewer where SES's rate is low) is what one
 * write to the ledger begins, and what is read and sent together. Nobody stands as attempted while the worker waits.
 *
 * <pre>
 *   chunk:    wait for SES's rate, ask controls
 *             boundary: facts of the last chunk, attempt of this  one write
 *             read the people                                    two batch reads
 *             one call for each locale among them
 *             where SES is busy: hand back, and wait             one write
 *   release:  facts of the last chunk, hand back what was not sent
 * </pre>
 */
final class PageRun {
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int LONGEST_PAUSE_DOUBLINGS = 4;

    private enum Stop {
        NO,
        TIME,
        QUOTA,
        NOT_SENDING,
        LEASE_LOST
    }

    private final Stores stores;
    private final Tools tools;
    private final Mailing mailing;
    private final Seats.Seat seat;
    private final Lease lease;
    private final Roster roster;
    private final RemainingTime time;
    private final BulkSender sender;
    private final SlotBook slots;
    private final boolean looksAgain;

    private int boundary;
    private int pauses;
    private Instant leasedUntil;
    private Stop stop = Stop.NO;

    PageRun(
            Stores stores,
            Tools tools,
            Mailing mailing,
            Seats.Seat seat,
            Lease lease,
            LedgerPage page,
            Roster roster,
            PageWorker.Task task) {
        this.stores = stores;
        this.tools = tools;
        this.mailing = mailing;
        this.seat = seat;
        this.lease = lease;
        this.roster = roster;
        this.time = task.time();
        this.sender = new BulkSender(
                tools.postman(), page.slots(Mark.RETRIED), BulkSender.timesLetGoOn(task.edition()), this::isInTime);
        this.slots = new SlotBook(page.sized(roster.size()));
        this.looksAgain = page.mayBeSettledWhileOpen();
        this.boundary = page.boundary();
        this.leasedUntil = page.until();
    }

    /** Whether a call that is never answered, after this wait, would still leave time to write down what is known. */
    static boolean hasTime(RemainingTime time, Duration wait) {
        return time.left().compareTo(wait.plus(Postman.LONGEST_CALL).plus(MARGIN)) > 0;
    }

    PageOutcome run() {
        try {
            for (SlotSet due = due(); stop == Stop.NO && !due.isEmpty(); due = due()) {
                chunk(due);
            }
            return stop == Stop.LEASE_LOST ? lost(PageOutcome.LEASED_ELSEWHERE) : release();
        } catch (RuntimeException e) {
            leave(e);
            throw e;
        }
    }

    private SlotSet due() {
        return slots.open().common(roster.due(tools.clock().instant()));
    }

    private void chunk(SlotSet due) {
        // The one question to SES beside its mails, before anybody is attempted: it may not answer for a while.
        int room = tools.pacer().roomToday();
        if (!seat.keep() || !isInTime()) {
            stop = Stop.TIME;
            return;
        }
        int people = Math.min(tools.pacer().burst(), room);
        if (people == 0) {
            stop = Stop.QUOTA;
            return;
        }
        SlotSet next = due.first(people);
        Duration wait = tools.pacer().waitFor(next.size());
        if (!hasTime(time, wait)) {
            stop = Stop.TIME;
            return;
        }
        if (wait.isPositive() && slots.hasRejected() && !advance(SlotSet.EMPTY)) {
            return;
        }
        tools.pacer().take(next.size());
        // Asked after the wait: a pause or an unsubscribe acts on the very next call.
        if (maySend() && advance(next)) {
            send(readers(slots.pending()));
        }
    }

    /** Writes down what became of the last chunk, and that these are attempted: nobody, where there is a pause. */
    private boolean advance(SlotSet next) {
        Duration pace = tools.pacer().timeFor(Math.max(1, next.size()));
        Instant until = tools.clock().instant().plus(PageWorker.LEASE).plus(pace);
        slots.announce(next);
        boundary++;
        Optional<SlotSet> settled =
                write(new Boundary(boundary, slots.facts(), slots.past(), next, roster.size(), until));
        if (settled.isEmpty()) {
            stop = Stop.LEASE_LOST;
            return false;
        }
        leasedUntil = until;
        slots.begin();
        slots.settledByOthers(settled.get());
        return true;
    }

    /** The slots that are known to be settled, where others may have settled some since the claim; empty when the lease is lost. */
    private Optional<SlotSet> write(Boundary next) {
        if (looksAgain) {
            return stores.ledger().advanceAndRead(lease, next).map(LedgerPage::settled);
        }
        return stores.ledger().advance(lease, next) ? Optional.of(SlotSet.EMPTY) : Optional.empty();
    }

    /** Whether a call from now on would be over before the worker's time is, and the lease. */
    private boolean isInTime() {
        if (!tools.pacer().hasShare()
                || !hasTime(time, Duration.ZERO)
                || !tools.clock().instant().plus(Postman.LONGEST_CALL).isBefore(leasedUntil)) {
            stop = Stop.TIME;
        }
        return stop == Stop.NO;
    }

    private boolean maySend() {
        if (!tools.controls().maySend(lease.page().edition())) {
            stop = Stop.NOT_SENDING;
        }
        return stop == Stop.NO;
    }

    private Map<Integer, Recipient> readers(SlotSet chunk) {
        Map<SubscriberId, Recipient> found = stores.subscribers().findAll(mailing.audience(), roster.at(chunk)).stream()
                .collect(Collectors.toMap(Recipient::id, Function.identity()));
        Map<Integer, Recipient> readers = new TreeMap<>();
        chunk.stream().forEach(slot -> {
            Optional<Recipient> reader =
                    Optional.ofNullable(found.get(roster.ids().get(slot)));
            Optional<Reason> reason = reader.isEmpty() ? Optional.of(Reason.GONE) : whyNot(reader.get());
            reason.ifPresentOrElse(why -> slots.reject(slot, why), () -> readers.put(slot, reader.orElseThrow()));
        });
        return readers;
    }

    private Optional<Reason> whyNot(Recipient reader) {
        return mailing.excludes(reader).map(exclusion -> switch (exclusion) {
            case UNSUBSCRIBED -> Reason.UNSUBSCRIBED;
            case SUPPRESSED -> Reason.SUPPRESSED;
            case UNCONFIRMED, PAUSED -> Reason.NOT_ACTIVE;
            case NO_SECTION, NOT_THEIR_TURN -> Reason.UNWANTED;
        });
    }

    private void send(Map<Integer, Recipient> readers) {
        List<BulkMail> mails = mailing.mails(readers, lease.page().page());
        boolean again = false;
        for (BulkMail mail : mails) {
            if (stop == Stop.NO) {
                again |= isTrouble(call(mail));
            }
        }
        pauses = again ? pauses + 1 : 0;
        if (again && stop == Stop.NO) {
            pause();
        }
    }

    private Collection<Verdict> call(BulkMail mail) {
        slots.call(mail.entries().stream().map(BulkMail.Entry::slot).toList());
        Map<Integer, Verdict> verdicts = sender.send(mail);
        verdicts.forEach(this::settle);
        slots.answered();
        if (isUnanswered(verdicts.values())) {
            tools.pacer().unanswered();
        } else if (verdicts.values().stream().anyMatch(Verdict.Accepted.class::isInstance)) {
            tools.pacer().answered();
        }
        pauseEdition(verdicts.values());
        return verdicts.values();
    }

    /** With nobody attempted: whoever is killed meanwhile leaves none behind of whom SES knows nothing. */
    private void pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(pauses - 1, LONGEST_PAUSE_DOUBLINGS));
        if (!hasTime(time, pause)) {
            stop = Stop.TIME;
        } else if (slots.past().isEmpty() || advance(SlotSet.EMPTY)) {
            tools.sleeper().sleep(pause);
        }
    }

    /** SES is busy, or out of order: where it leaves whole calls unanswered, few people should get into that. */
    private static boolean isTrouble(Collection<Verdict> verdicts) {
        return verdicts.stream().anyMatch(Verdict.TryAgain.class::isInstance) || isUnanswered(verdicts);
    }

    private static boolean isUnanswered(Collection<Verdict> verdicts) {
        return verdicts.stream().allMatch(Verdict.Uncertain.class::isInstance);
    }

    private void settle(int slot, Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted() -> slots.accept(slot);
            case Verdict.Rejected(Reason reason) -> slots.reject(slot, reason);
            case Verdict.Halve(Reason reason, String _) -> slots.reject(slot, reason);
            case Verdict.TryAgain(Verdict.Patience patience) -> slots.tryAgain(slot, patience);
            case Verdict.Uncertain _ -> slots.leaveUncertain(slot);
            case Verdict.QuotaIsUsedUp() -> stop = Stop.QUOTA;
            case Verdict.PauseEdition _ -> stop = Stop.NOT_SENDING;
        }
    }

    /** Once all answers are settled: this asks the table, which may fail. */
    private void pauseEdition(Collection<Verdict> verdicts) {
        verdicts.stream()
                .filter(Verdict.PauseEdition.class::isInstance)
                .map(Verdict.PauseEdition.class::cast)
                .findFirst()
                .ifPresent(verdict -> tools.controls()
                        .pause(
                                lease.page().edition(),
                                Act.byItself(tools.clock().instant(), verdict.reason())));
    }

    private PageOutcome release() {
        Instant now = tools.clock().instant();
        Rest rest = rest(slots.left(), now);
        PageOutcome outcome = outcome(rest);
        return stores.ledger().release(lease, boundary + 1, slots.facts(), slots.toForget(), roster.size(), now, rest)
                ? outcome
                : lost(outcome);
    }

    private PageOutcome outcome(Rest rest) {
        return switch (stop) {
            case QUOTA -> PageOutcome.WAITING_FOR_QUOTA;
            case NOT_SENDING -> PageOutcome.STOPPED;
            case TIME -> PageOutcome.HANDED_BACK;
            case NO, LEASE_LOST ->
                switch (rest) {
                    case Rest.Nothing() -> PageOutcome.DONE;
                    case Rest.Later _ -> PageOutcome.WAITING_FOR_WAVE;
                    case Rest.Uncertain() -> PageOutcome.SETTLING;
                    // Their wave came due after the last look.
                    case Rest.Open() -> PageOutcome.HANDED_BACK;
                };
        };
    }

    private Rest rest(SlotSet left, Instant now) {
        if (left.isEmpty()) {
            return slots.uncertain().isEmpty() ? new Rest.Nothing() : new Rest.Uncertain();
        }
        boolean isDue = !left.common(roster.due(now)).isEmpty();
        return isDue
                ? new Rest.Open()
                : roster.nextDue(now).<Rest>map(Rest.Later::new).orElseGet(Rest.Open::new);
    }

    private PageOutcome lost(PageOutcome outcome) {
        stores.ledger().merge(lease.page(), slots.facts());
        return switch (outcome) {
            // The answer to a hand-back may be what was lost: then nobody has the page, and it must not be forgotten.
            case HANDED_BACK, WAITING_FOR_QUOTA, STOPPED -> outcome;
            case DONE, SETTLING, WAITING_FOR_WAVE, NO_SEAT, LEASED_ELSEWHERE, STALE -> PageOutcome.LEASED_ELSEWHERE;
        };
    }

    /**
     * Something is broken. What SES said is true all the same. Where it is a service that failed, those whom SES was not asked
     * to mail are handed back, as when time is over; where it is our own code, they would come to it again and again, and stay
     * attempted.
     */
    private void leave(RuntimeException broken) {
        slots.breakOff();
        try {
            if (Outage.isBehind(broken)) {
                release();
                return;
            }
        } catch (RuntimeException e) {
            broken.addSuppressed(e);
        }
        keepFacts(broken);
    }

    private void keepFacts(RuntimeException broken) {
        try {
            stores.ledger().merge(lease.page(), slots.facts());
        } catch (RuntimeException e) {
            broken.addSuppressed(e);
        }
    }
}
