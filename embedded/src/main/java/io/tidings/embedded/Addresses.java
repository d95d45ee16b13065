package io.tidings.embedded;

import java.util.Locale;
import java.util.regex.Pattern;

/** Mail addresses as SES takes them: ASCII only, a name before {@code <…>} allowed. */
final class Addresses {
    // spec: SES, "Amazon SES does not support SMTPUTF8": the local part must be 7-bit ASCII, the domain punycode
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    private Addresses() {}

    /** The bare address of {@code Name <address>} or {@code address}. */
    static String bare(String mailbox) {
        int open = mailbox.lastIndexOf('<');
        int close = mailbox.lastIndexOf('>');
        return (open >= 0 && close > open ? mailbox.substring(open + 1, close) : mailbox).strip();
    }

    static boolean isValid(String mailbox) {
        var bare = bare(mailbox);
        return bare.length() <= 320 && ADDRESS.matcher(bare).matches();
    }

    static String domain(String mailbox) {
        var bare = bare(mailbox);
        return bare.substring(bare.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
