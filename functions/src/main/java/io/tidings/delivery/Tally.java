package io.tidings.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the recipients of a page or an edition, in numbers of people. At every moment
 * {@code eligible = accepted + rejected + uncertain + open}.
 *
 * @param failed of the rejected, who can be mailed again without getting it twice: {@link LedgerPage#failed}
 */
public record Tally(
        long eligible,
        long accepted,
        long rejected,
        long uncertain,
        long open,
        long delivered,
        long bounced,
        long complained,
        long opened,
        long openedByMachine,
        long clicked,
        long unsubscribed,
        long resent,
        long failed,
        Map<Reason, Long> reasons,
        Map<Integer, Long> clicksByLink) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of());

    public Tally {
        reasons = Map.copyOf(reasons);
        clicksByLink = Map.copyOf(clicksByLink);
    }

    public static Tally of(LedgerPage page) {
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            SlotSet slots = page.slots(Mark.why(reason)).common(page.rejected());
            if (!slots.isEmpty()) {
                reasons.put(reason, (long) slots.size());
            }
        }
        Map<Integer, Long> clicks = new TreeMap<>();
        page.sets().forEach((mark, slots) -> {
            if (mark.isLink()) {
                clicks.put(mark.linkNumber(), (long) slots.size());
            }
        });
        return new Tally(
                page.eligible().orElse(0),
                page.accepted().size(),
                page.rejected().size(),
                page.uncertain().size(),
                page.open().size(),
                page.slots(Mark.DELIVERED).size(),
                page.slots(Mark.BOUNCED).size(),
                page.slots(Mark.COMPLAINED).size(),
                page.slots(Mark.OPENED).size(),
                page.slots(Mark.OPENED_BY_MACHINE)
                        .minus(page.slots(Mark.OPENED))
                        .size(),
                page.slots(Mark.CLICKED).size(),
                page.slots(Mark.UNSUBSCRIBED).size(),
                page.slots(Mark.RESENT).size(),
                page.failed().values().stream().mapToLong(SlotSet::size).sum(),
                reasons,
                clicks);
    }

    public Tally plus(Tally other) {
        return new Tally(
                eligible + other.eligible,
                accepted + other.accepted,
                rejected + other.rejected,
                uncertain + other.uncertain,
                open + other.open,
                delivered + other.delivered,
                bounced + other.bounced,
                complained + other.complained,
                opened + other.opened,
                openedByMachine + other.openedByMachine,
                clicked + other.clicked,
                unsubscribed + other.unsubscribed,
                resent + other.resent,
                failed + other.failed,
                sum(reasons, other.reasons),
                sum(clicksByLink, other.clicksByLink));
    }

    private static <K> Map<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
        Map<K, Long> sums = new java.util.HashMap<>(one);
        other.forEach((key, count) -> sums.merge(key, count, Long::sum));
        return sums;
    }
}
