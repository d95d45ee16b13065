package io.tidings.embedded;

import java.util.Locale;

/** What becomes of a mail. spec: "Using the Amazon SES mailbox simulator"; labels ({@code bounce+x@}) are allowed. */
enum Fate {
    DELIVERED,
    BOUNCED,
    COMPLAINED,
    /** The address is on the suppression list of SES itself. */
    SUPPRESSED,
    /** The address is on the suppression list of the account. */
    SUPPRESSED_BY_ACCOUNT;

    private static final String SIMULATOR = "@simulator.amazonses.com";

    static Fate of(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(SIMULATOR)) {
            return DELIVERED;
        }
        var local = lower.substring(0, lower.length() - SIMULATOR.length());
        var label = local.indexOf('+');
        return switch (label < 0 ? local : local.substring(0, label)) {
            case "bounce" -> BOUNCED;
            case "complaint" -> COMPLAINED;
            case "suppressionlist" -> SUPPRESSED;
            // success, and ooto: that one is delivered and answered by mail, which makes no event
            default -> DELIVERED;
        };
    }
}
