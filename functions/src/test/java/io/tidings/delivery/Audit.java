package io.tidings.delivery;

import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.subscriber.SubscriberId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Holds the ledger of an edition against what SES really accepted. */
final class Audit {
    private final SendingWorld world;
    private final EditionId edition;
    private final int readers;
    private final Findings findings = new Findings();
    private final Map<String, Integer> mailsWhenTheyLeft = new HashMap<>();

    Audit(SendingWorld world, EditionId edition, int readers) {
        this.world = world;
        this.edition = edition;
        this.readers = readers;
    }

    /** From now on this address must get nothing. */
    void left(String address) {
        mailsWhenTheyLeft.putIfAbsent(address, mails().getOrDefault(address, 0));
    }

    boolean hasLeft(String address) {
        return mailsWhenTheyLeft.containsKey(address);
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

    /** At every moment: eligible = accepted + rejected + uncertain + open. */
    void sum() {
        Tally tally = world.tally(edition);
        if (tally.accepted() + tally.rejected() + tally.uncertain() + tally.open() != tally.eligible()) {
            findings.wrong("the sum: " + tally);
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
        Roster roster = world.stores.ledger().roster(page.key()).orElse(new Roster(java.util.List.of()));
        int slot = 0;
        for (SubscriberId reader : roster.ids()) {
            String address = world.addressOf(reader);
            if (!listed.add(address)) {
                findings.wrong(address + " is on two pages");
            }
            slot(page, slot++, address, mails.getOrDefault(address, 0), state);
        }
    }

    private void slot(LedgerPage page, int slot, String address, int mails, EditionState state) {
        String who = address + " on slot " + slot + " of " + page;
        boolean accepted = page.accepted().contains(slot);
        if (mails > 1 && !page.slots(Mark.RESENT).contains(slot)) {
            findings.twice(who);
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

    private void everybodyIsListed(Set<String> listed) {
        for (int reader = 0; reader < readers; reader++) {
            String address = world.address(reader);
            if (!listed.contains(address) && !hasLeft(address)) {
                findings.lost("on no page: " + address);
            }
        }
    }
}
