package io.tidings.delivery;

import java.util.Objects;

/**
 * The name of a set of slots in the ledger. Sets only ever grow, so what is added twice, late or in another order changes
 * nothing; but for {@link #EVEN}, {@link #ODD} and, when an editor mails the refused again, {@link #REJECTED} with its reasons.
 */
public record Mark(String name) {
    /** Slots whose attempt began and was not handed back, of every other chunk: see ADR 2 on why there are two. */
    static final Mark EVEN = new Mark("attempting");

    static final Mark ODD = new Mark("attempting2");

    /** SES said it took the mail: by its answer, or later by an event. */
    public static final Mark ACCEPTED = new Mark("accepted");

    /** Certainly not mailed, and not to be tried again by itself. */
    public static final Mark REJECTED = new Mark("rejected");

    /** SES took the mail and reported later that it never sent it. */
    public static final Mark FAILED = new Mark("failed");

    /** Was uncertain and was opened again, by policy or by an operator: the only slots that can be mailed twice. */
    static final Mark RESENT = new Mark("resent");

    /** Was refused by SES and opened again by an operator: to be refused once more is no news of the edition. */
    static final Mark RETRIED = new Mark("retried");

    public static final Mark DELIVERED = new Mark("delivered");
    public static final Mark DELAYED = new Mark("delayed");
    public static final Mark BOUNCED = new Mark("bounced");
    public static final Mark BOUNCED_SOFTLY = new Mark("bouncedSoftly");
    public static final Mark COMPLAINED = new Mark("complained");
    public static final Mark OPENED = new Mark("opened");
    public static final Mark OPENED_BY_MACHINE = new Mark("openedByMachine");
    public static final Mark CLICKED = new Mark("clicked");
    public static final Mark CLICKED_BY_MACHINE = new Mark("clickedByMachine");
    public static final Mark UNSUBSCRIBED = new Mark("unsubscribed");

    private static final String WHY = "why";
    private static final String LINK = "link";

    public Mark {
        Objects.requireNonNull(name);
    }

    public static Mark why(Reason reason) {
        return new Mark(WHY + reason.name());
    }

    /** People who clicked the link of this number in the frozen edition. */
    public static Mark link(int number) {
        return new Mark(LINK + number);
    }

    /** Whether nothing is ever taken out of it, and most of a page ends up in it: then slots are kept in tens. */
    boolean onlyGrows() {
        return equals(ACCEPTED) || equals(DELIVERED);
    }

    boolean isLink() {
        return name.startsWith(LINK);
    }

    int linkNumber() {
        return Integer.parseInt(name.substring(LINK.length()));
    }
}
