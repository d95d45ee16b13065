package io.tidings.delivery;

import io.tidings.edition.Edition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One look at all pages of an edition, from which everything is told that a tick wants to know: a page costs a read unit or
 * two, an edition has thousands, and there are hundreds of ticks. What it says may be over by now; whoever writes asks again.
 */
public final class Survey {
    private final Edition edition;
    private final Instant at;
    private final List<LedgerPage> attempted = new ArrayList<>();
    private final BitSet busy = new BitSet();
    private final Map<Integer, Instant> workSince = new HashMap<>();
    private final BitSet begun = new BitSet();
    private EditionTally tally = EditionTally.NONE;

    private Survey(Edition edition, Instant at) {
        this.edition = edition;
        this.at = at;
    }

    static Survey of(Ledger ledger, Edition edition, Instant now) {
        Survey survey = new Survey(edition, now);
        ledger.forEachPage(edition.id(), survey::add);
        return survey;
    }

    private void add(LedgerPage page) {
        tally = tally.plus(page);
        begun.set(page.key().page());
        boolean leased = page.isLeased(at);
        if (leased || !page.hasWork(at)) {
            busy.set(page.key().page());
        } else if (page.next().isAfter(Instant.EPOCH)) {
            workSince.put(page.key().page(), page.next());
        } else if (page.isOnlyAnnounced()) {
            workSince.put(page.key().page(), page.until());
        }
        if (!leased && !page.done() && page.isNothingOpen()) {
            attempted.add(page);
        }
    }

    Edition edition() {
        return edition;
    }

    Instant at() {
        return at;
    }

    /** The pages that nobody holds, on which nothing is open, and which are not closed. */
    List<LedgerPage> attempted() {
        return attempted;
    }

    /** The pages that were planned, begun or not, and those on which others go on. */
    IntStream pages() {
        return IntStream.concat(
                IntStream.range(0, edition.pages()), begun.stream().filter(page -> page >= edition.pages()));
    }

    /** Whether every planned page was begun, and nothing is open on any. */
    boolean mayBeOver() {
        return begun.nextClearBit(0) >= edition.pages() && tally.done() + attempted.size() == tally.claimed();
    }

    /** Whether a worker holds the page, or would find nothing to do on it. */
    boolean isBusy(int page) {
        return busy.get(page);
    }

    /** Whether a wave of the page came due after that instant, or it became known only then, and nobody is at it. */
    boolean cameDueAfter(Instant instant, int page) {
        return workSince.getOrDefault(page, Instant.MIN).isAfter(instant);
    }

    public EditionTally tally() {
        return tally;
    }
}
