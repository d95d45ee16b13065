package io.tidings.delivery;

import io.tidings.edition.Act;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Mails people again whom an edition did not reach for certain, because an editor asks for it. Only pages that are done are
 * touched; who is opened again is sent like anybody: the same edition, checked again for having left. Thread-safe.
 */
public final class Resending {
    /** Whom to mail again. */
    public enum Whom {
        /** Of whom SES never told: some of them may get it twice. */
        UNCERTAIN,
        /** Whom SES refused for a reason that {@link Reason#mayPass}: none of them got it. */
        FAILED
    }

    private final Stores stores;
    private final PageQueue queue;
    private final InstantSource clock;

    public Resending(Stores stores, PageQueue queue, InstantSource clock) {
        this.stores = stores;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Answers how many people are open again; 0, and nothing changed, when there is nobody or the edition is in no state for
     * it. After a crash in the middle the tick sends what was opened, and asking again opens the rest.
     */
    public int resend(Edition edition, Whom whom, Act act) {
        List<LedgerPage> pages = new ArrayList<>();
        stores.ledger().forEachPage(edition.id(), page -> {
            if (page.done() && size(page, whom) > 0) {
                pages.add(page);
            }
        });
        if (pages.isEmpty() || !isUnderWay(edition, act)) {
            return 0;
        }
        Instant now = clock.instant();
        int people = 0;
        List<PageMessage> messages = new ArrayList<>();
        for (LedgerPage page : pages) {
            boolean opened = whom == Whom.UNCERTAIN
                    ? stores.ledger().reopen(page, page.uncertain(), Map.of(), now)
                    : stores.ledger().reopen(page, SlotSet.EMPTY, page.failed(), now);
            if (opened) {
                people += size(page, whom);
                messages.add(new PageMessage(edition.id(), page.key().page(), edition.pages()));
            }
        }
        // A tick may have found every page done, and ended the edition, before the first was opened.
        isUnderWay(edition, act);
        queue.sendAll(messages);
        return people;
    }

    private boolean isUnderWay(Edition edition, Act act) {
        stores.editions().move(edition.id(), Set.of(EditionState.SENT), EditionState.SENDING, act);
        EditionState state = stores.editions().state(edition.id());
        return state == EditionState.SENDING || state == EditionState.PAUSED;
    }

    private static int size(LedgerPage page, Whom whom) {
        return whom == Whom.UNCERTAIN
                ? page.uncertain().size()
                : page.failed().values().stream().mapToInt(SlotSet::size).sum();
    }
}
