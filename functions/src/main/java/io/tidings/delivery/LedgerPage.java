package io.tidings.delivery;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the ledger says of one page.
 *
 * @param eligible the size of its roster, once that is frozen
 * @param owner who holds the lease
 * @param until when the lease ends or ended: the time of the last attempt, or a little after
 * @param boundary the number of the last boundary or release; 0 before the first
 * @param next nobody on it is to be mailed before: the next wave's time
 * @param done nothing is open, and nothing uncertain is waited for
 */
public record LedgerPage(
        PageKey key,
        OptionalInt eligible,
        Optional<String> owner,
        Instant until,
        int boundary,
        Instant next,
        boolean done,
        Map<Mark, SlotSet> sets) {
    public LedgerPage {
        sets = Map.copyOf(sets);
    }

    /** The same, known to have a roster of so many; who claimed it first read it before it was frozen. */
    LedgerPage sized(int roster) {
        return new LedgerPage(key, OptionalInt.of(roster), owner, until, boundary, next, done, sets);
    }

    /** The same with further sets; one that is there already grows. */
    LedgerPage with(Map<Mark, SlotSet> more) {
        Map<Mark, SlotSet> all = new HashMap<>(sets);
        more.forEach((mark, slots) -> all.merge(mark, slots, SlotSet::plus));
        return new LedgerPage(key, eligible, owner, until, boundary, next, done, all);
    }

    public SlotSet slots(Mark mark) {
        return sets.getOrDefault(mark, SlotSet.EMPTY);
    }

    /** Accepted, and not reported as never sent. */
    public SlotSet accepted() {
        return slots(Mark.ACCEPTED).minus(slots(Mark.FAILED));
    }

    public SlotSet rejected() {
        return slots(Mark.REJECTED).minus(slots(Mark.ACCEPTED)).plus(slots(Mark.FAILED));
    }

    /** Attempted with an outcome nobody knows: under way, or an answer got lost. */
    public SlotSet uncertain() {
        return attempting().minus(settled());
    }

    /**
     * Refused by SES, for reasons that may be otherwise another time. Without those who were mailed again after an uncertain
     * outcome: their first mail may have arrived.
     */
    Map<Reason, SlotSet> failed() {
        Map<Reason, SlotSet> failed = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            SlotSet slots = slots(Mark.why(reason))
                    .common(rejected())
                    .minus(slots(Mark.FAILED))
                    .minus(slots(Mark.RESENT));
            if (reason.mayPass() && !slots.isEmpty()) {
                failed.put(reason, slots);
            }
        }
        return failed;
    }

    /** Opened again at some time: an event may still tell that the first mail arrived, or was never made. */
    boolean mayBeSettledWhileOpen() {
        return !slots(Mark.RESENT).isEmpty();
    }

    /** To be mailed. */
    public SlotSet open() {
        return SlotSet.upTo(eligible.orElse(0)).minus(settled()).minus(attempting());
    }

    /** The roster is frozen, and all on it were attempted. */
    public boolean isNothingOpen() {
        return eligible.isPresent() && open().isEmpty();
    }

    /** Others go on on it, and nobody has yet: whoever found that it is needed may have been killed before it told so. */
    boolean isOnlyAnnounced() {
        return eligible.isEmpty() && owner.isEmpty() && boundary == 0;
    }

    /** Somebody's turn has come, or may have: nobody looked yet. */
    public boolean hasWork(Instant now) {
        return !done && !isNothingOpen() && !next.isAfter(now);
    }

    public boolean isLeased(Instant now) {
        return owner.isPresent() && until.isAfter(now);
    }

    private SlotSet attempting() {
        return slots(Mark.EVEN).plus(slots(Mark.ODD));
    }

    SlotSet settled() {
        return slots(Mark.ACCEPTED).plus(slots(Mark.REJECTED)).plus(slots(Mark.FAILED));
    }
}
