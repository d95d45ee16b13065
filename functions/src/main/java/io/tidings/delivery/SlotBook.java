package io.tidings.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What becomes of a page's slots in one run. A slot is open until the ledger says that it is attempted; then it is pending
 * until SES has spoken: settled by a fact, uncertain, or pending still and handed back, to be tried again.
 */
final class SlotBook {
    /** So often SES may say of a person that it failed for the moment. */
    private static final int PATIENCE = 3;

    private SlotSet open;
    private SlotSet pending = SlotSet.EMPTY;
    private SlotSet settled = SlotSet.EMPTY;
    private SlotSet announced = SlotSet.EMPTY;
    private SlotSet inCall = SlotSet.EMPTY;
    private SlotSet uncertain;
    private final Map<Mark, SlotSet> facts = new HashMap<>();
    private final Map<Integer, Integer> failures = new HashMap<>();

    SlotBook(LedgerPage page) {
        this.open = page.open();
        this.uncertain = page.uncertain();
    }

    /** The ledger is about to be told that these open slots are attempted. */
    void announce(SlotSet next) {
        announced = next;
    }

    /** The ledger has all facts so far, and that the announced slots are attempted and no others but the uncertain. */
    void begin() {
        facts.clear();
        settled = SlotSet.EMPTY;
        open = open.plus(pending).minus(announced);
        pending = announced;
        announced = SlotSet.EMPTY;
    }

    /** The ledger has it from others that these are settled: who is among them is not to be mailed. */
    void settledByOthers(SlotSet slots) {
        open = open.minus(slots);
        settled = settled.plus(pending.common(slots));
        pending = pending.minus(slots);
    }

    /** SES is about to be asked to mail these: until every answer is written down here, none of them can be handed back. */
    void call(Collection<Integer> people) {
        inCall = SlotSet.of(people);
    }

    /** What SES said of those it was asked for is written down here. */
    void answered() {
        inCall = SlotSet.EMPTY;
    }

    /** The run ends in the middle: nobody knows of those that SES is being asked to mail. */
    void breakOff() {
        SlotSet unknown = inCall.common(pending);
        pending = pending.minus(unknown);
        uncertain = uncertain.plus(unknown);
    }

    void accept(int slot) {
        settle(Mark.ACCEPTED, slot);
    }

    void reject(int slot, Reason reason) {
        settle(Mark.REJECTED, slot);
        settle(Mark.why(reason), slot);
    }

    /** It stays pending; rejected when SES failed too often for a reason that should have passed. */
    void tryAgain(int slot, Verdict.Patience patience) {
        // That SES is busy says nothing of whether the next try would go through.
        if (patience == Verdict.Patience.LIMITED && failures.merge(slot, 1, Integer::sum) >= PATIENCE) {
            reject(slot, Reason.TRANSIENT_FAILURE);
        }
    }

    /** It stays attempted in the ledger. */
    void leaveUncertain(int slot) {
        SlotSet one = SlotSet.of(slot);
        pending = pending.minus(one);
        uncertain = uncertain.plus(one);
    }

    private void settle(Mark mark, int slot) {
        SlotSet one = SlotSet.of(slot);
        facts.merge(mark, one, SlotSet::plus);
        settled = settled.plus(one);
        pending = pending.minus(one);
    }

    SlotSet open() {
        return open;
    }

    /** Attempted, and not settled yet. */
    SlotSet pending() {
        return pending;
    }

    /** Whether the ledger does not know yet of somebody who is refused or left out: no event will tell of them. */
    boolean hasRejected() {
        return facts.containsKey(Mark.REJECTED);
    }

    SlotSet uncertain() {
        return uncertain;
    }

    /** What the ledger does not know yet. */
    Map<Mark, SlotSet> facts() {
        return facts;
    }

    /** The slots of the last chunk that are attempted no more: settled, or to be handed back. */
    SlotSet past() {
        return settled.plus(pending);
    }

    /** Who is to be mailed by somebody else, or later. */
    SlotSet left() {
        return open.plus(pending);
    }

    /** The slots that are attempted no more; announced ones, too, as the ledger may have got them. */
    SlotSet toForget() {
        return past().plus(announced);
    }
}
