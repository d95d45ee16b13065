package io.tidings.embedded;

/**
 * Message ids much like SES's, made of a hash and not of the time: the same mail gets the same id in every run. One group
 * of digits shorter than SES's own, so that no header line is over 78 columns.
 */
final class MessageIds {
    private MessageIds() {}

    /**
     * @param content hash of recipient, tags and content, at least 40 hex digits
     * @param occurrence how many mails with the same hash were accepted before
     */
    static String of(String content, int occurrence) {
        return "0100" + content.substring(0, 12)
                + "-" + content.substring(12, 20)
                + "-" + content.substring(20, 24)
                + "-" + content.substring(24, 28)
                + "-" + content.substring(28, 40)
                + "-%06d".formatted(occurrence);
    }
}
