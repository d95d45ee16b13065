package io.tidings.subscriber;

import java.time.Instant;

/**
 * One act of consent or its withdrawal: when, how, and the words that stood on the page or in the mail. It is kept so
 * that consent can be proved.
 */
public record Consent(Instant at, How how, String text) {

    private static final int LONGEST_TEXT = 500;

    public Consent {
        text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /** The way in which somebody said yes or no. */
    public enum How {
        /** Asked for it on the sign-up page; not consent yet. */
        REQUESTED_ON_PAGE,
        /** Asked for it through the public API; not consent yet. */
        REQUESTED_BY_API,
        /** Pressed the button behind the link of the confirmation mail. */
        CONFIRMED,
        /** Came with an import by the operator, who answers for the consent. */
        IMPORTED,
        /** Changed topics, language or zone. */
        CHANGED,
        PAUSED,
        RESUMED,
        /** Pressed the button on the unsubscribe or preferences page. */
        UNSUBSCRIBED_ON_PAGE,
        /** RFC 8058: the mail program unsubscribed for the person. */
        UNSUBSCRIBED_BY_ONE_CLICK,
        /** Was marked as unsubscribed in an import. */
        UNSUBSCRIBED_BY_IMPORT,
        /** Asked an editor, who did it in the console. */
        UNSUBSCRIBED_BY_EDITOR,
        /** Took the unsubscribe back, soon after it. */
        UNDONE,
        /** The mail bounced for good, a complaint came, or an operator said so. */
        SUPPRESSED;

        /** Whether somebody comes or goes by it. */
        boolean movesSomebody() {
            return switch (this) {
                case REQUESTED_ON_PAGE, REQUESTED_BY_API, CHANGED, PAUSED, RESUMED -> false;
                case CONFIRMED,
                        IMPORTED,
                        UNSUBSCRIBED_ON_PAGE,
                        UNSUBSCRIBED_BY_ONE_CLICK,
                        UNSUBSCRIBED_BY_IMPORT,
                        UNSUBSCRIBED_BY_EDITOR,
                        UNDONE,
                        SUPPRESSED -> true;
            };
        }
    }
}
