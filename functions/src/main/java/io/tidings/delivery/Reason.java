package io.tidings.delivery;

/** Why a recipient was not mailed. The names stand in the ledger ({@code whyGONE}): never rename one. */
public enum Reason {
    /** Not among the subscribers any more. */
    GONE,
    UNSUBSCRIBED,
    SUPPRESSED,
    /** Paused or not confirmed when the turn came. */
    NOT_ACTIVE,
    /** Changed their choices since: they have no section of this edition, or get another one. */
    UNWANTED,
    /** SES turned this message away for its content or its address. */
    MESSAGE_REJECTED,
    /** SES can't read something of this recipient's entry. */
    INVALID_PARAMETER,
    /** SES said FAILED and no more. */
    FAILED,
    /** SES kept saying "try again". */
    TRANSIENT_FAILURE,
    /** SES accepted the mail, and could not render it afterwards. */
    RENDERING_FAILURE,
    /** SES accepted the mail, and found a virus in it afterwards. */
    CONTENT;

    /** Whether SES said it of the mail itself, before it took it: refused for all people alike, it is the edition's. */
    boolean isOfTheMail() {
        return this == MESSAGE_REJECTED || this == INVALID_PARAMETER;
    }

    /** What may be otherwise another time; what a reader wants, and what is wrong with the edition, is not. */
    public boolean mayPass() {
        return switch (this) {
            case MESSAGE_REJECTED, INVALID_PARAMETER, FAILED, TRANSIENT_FAILURE -> true;
            case GONE, UNSUBSCRIBED, SUPPRESSED, NOT_ACTIVE, UNWANTED, RENDERING_FAILURE, CONTENT -> false;
        };
    }
}
