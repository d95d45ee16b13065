package io.tidings.delivery;

import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.SendingSettings.Uncertain;
import io.tidings.subscriber.SubscriberId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the ledger of an edition against what SES really accepted. */
final class Audit {
    private final SendingWorld world;
    private final EditionId edition;
    private final int readers;
    private final Uncertain policy;
    private final Findings findings = new Findings();
    private final Map<String, Integer> mailsWhenTheyLeft = new HashMap<>();
    private boolean editorMailedAgain;
    private long eligible;

    Audit(SendingWorld world, EditionId edition, int readers, Uncertain policy) {
        this.world = world;
        this.edition = edition;
        this.readers = readers;
        this.policy = policy;
    }

    /** From now on this address must get nothing. */
    void left(String address) {
        mailsWhenTheyLeft.putIfAbsent(address, mails().getOrDefault(address, 0));
    }

    boolean hasLeft(String address) {
        return mailsWhenTheyLeft.containsKey(address);
    }

    /** From now on whoever is uncertain may get it once more. */
    void editorMailsTheUncertainAgain() {
        editorMailedAgain = true;
    }

    int sent() {
        return mails().values().stream().mapToInt(Integer::intValue).sum();
    }

    void wrong(String what) {
        findings.wrong(what);
    }

    private Map<String, Integer> mails() {
        return world.ground.accepted(edition.value());
    }

    /** At every moment: eligible = accepted + rejected + uncertain + open, and who is open has no mail yet. */
    void sum() {
        Tally tally = world.tally(edition);
        if (tally.accepted() + tally.rejected() + tally.uncertain() + tally.open() != tally.eligible()) {
            findings.wrong("the sum: " + tally);
        }
        if (tally.eligible() < eligible) {
            findings.wrong("there were " + eligible + " on the pages: " + tally);
        }
        eligible = tally.eligible();
        Map<String, Integer> mails = mails();
        world.stores.ledger().forEachPage(edition, page -> midway(page, mails));
    }

    private void midway(LedgerPage page, Map<String, Integer> mails) {
        int slot = 0;
        for (SubscriberId reader : roster(page).ids()) {
            String address = world.addressOf(reader);
            int got = mails.getOrDefault(address, 0);
            if (got == 0 && page.accepted().contains(slot)) {
                findings.wrong("accepted without a mail: " + on(page, slot, address));
            }
            if (got > 0 && page.open().minus(page.slots(Mark.RESENT)).contains(slot)) {
                findings.wrong("mailed and still open: " + on(page, slot, address));
            }
            slot++;
        }
    }

    /** Where SES refuses nobody and nobody leaves. */
    void nobodyIsRejected() {
        Tally tally = world.tally(edition);
        if (tally.rejected() > 0 || tally.accepted() + tally.uncertain() != readers) {
            findings.wrong("rejected for no reason: " + tally);
        }
    }

    /** When all is over and every event is in. */
    Findings end() {
        sum();
        Map<String, Integer> mails = mails();
        EditionState state = world.edition(edition).state();
        Set<String> listed = new HashSet<>();
        world.stores.ledger().forEachPage(edition, page -> page(page, mails, state, listed));
        if (state == EditionState.SENT) {
            everybodyIsListed(listed);
        } else if (state != EditionState.CANCELLED) {
            findings.wrong("it never ends: " + state);
        }
        mails.keySet().stream()
                .filter(address -> !listed.contains(address))
                .forEach(address -> findings.wrong(address + " is on no page and got a mail"));
        mailsWhenTheyLeft.forEach((address, before) -> {
            if (mails.getOrDefault(address, 0) > before) {
                findings.wrong(address + " left and got a mail");
            }
        });
        return findings;
    }

    private void page(LedgerPage page, Map<String, Integer> mails, EditionState state, Set<String> listed) {
        int slot = 0;
        for (SubscriberId reader : roster(page).ids()) {
            String address = world.addressOf(reader);
            if (!listed.add(address)) {
                findings.wrong(address + " is on two pages");
            }
            slot(page, slot++, address, mails.getOrDefault(address, 0), state);
        }
    }

    private Roster roster(LedgerPage page) {
        return world.stores.ledger().roster(page.key()).orElse(new Roster(List.of()));
    }

    private static String on(LedgerPage page, int slot, String address) {
        return address + " on slot " + slot + " of " + page;
    }

    private void slot(LedgerPage page, int slot, String address, int mails, EditionState state) {
        String who = on(page, slot, address);
        boolean accepted = page.accepted().contains(slot);
        boolean resent = page.slots(Mark.RESENT).contains(slot);
        if ((mails > 1 && !resent) || (mails > 2 && !editorMailedAgain)) {
            findings.twice(who);
        }
        if (resent && policy == Uncertain.REPORT && !editorMailedAgain) {
            findings.wrong("nobody asked to mail again: " + who);
        }
        if (hasTheirOwnReason(page, slot) && !hasLeft(address)) {
            findings.lost("rejected, and never left: " + who);
        }
        if (mails == 0 && accepted) {
            findings.lost(who);
        }
        if (state == EditionState.SENT && page.open().contains(slot)) {
            findings.lost("still open: " + who);
        }
        if (mails > 0 && !accepted) {
            findings.wrong("mailed and not accepted: " + who);
        }
    }

    private static boolean hasTheirOwnReason(LedgerPage page, int slot) {
        return Stream.of(Reason.GONE, Reason.UNSUBSCRIBED, Reason.SUPPRESSED)
                .anyMatch(reason -> page.slots(Mark.why(reason)).contains(slot));
    }

    private void everybodyIsListed(Set<String> listed) {
        for (int reader = 0; reader < readers; reader++) {
            String address = world.address(reader);
            if (!listed.contains(address) && !hasLeft(address)) {
                findings.lost("on no page: " + address);
            }
        }
    }
}
