package io.tidings.render;

import java.util.Locale;
import java.util.regex.Pattern;

/** What may stand in an {@code href}: a web or mail address, a path on this site, or a slot to be filled with one. */
final class Links {

    private static final Pattern GOOD =
            Pattern.compile("(?i:https?://[^\\s/]|mailto:[^\\s@]+@|[/?#](?!/))[^\\s\\p{Cntrl}]*");
    /** A link in running text ends before these, so a URL that ends in them is written otherwise. */
    private static final Pattern BRACES = Pattern.compile("(?i:\\{|%7B){2}");

    private static final Pattern CLOSING_BRACES = Pattern.compile("(?i:}|%7D){2}");
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?)>\\]]+$");

    private Links() {}

    /** The link in the form in which both parts of a mail show it, or an exception that says what is wrong. */
    static String checked(String url) {
        if (Slots.SLOT.matcher(url).matches()) {
            return url;
        }
        if (!GOOD.matcher(url).matches()) {
            throw new IllegalArgumentException("is not a link that may be shown: " + url);
        }
        return inText(url);
    }

    // A reader's mail program finds the end of a link in plain text by guessing: help it guess right.
    private static String inText(String url) {
        String plain = BRACES.matcher(url).replaceAll("{%7B");
        plain = CLOSING_BRACES
                .matcher(plain)
                .replaceAll("}%7D")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\"", "%22")
                .replace("]", "%5D")
                .replace("[", "%5B");
        return TRAILING.matcher(plain).replaceAll(end -> percent(end.group()));
    }

    private static String percent(String characters) {
        StringBuilder out = new StringBuilder();
        characters
                .chars()
                .forEach(c -> out.append(
                        c == '.' ? "%2E" : "%" + Integer.toHexString(c).toUpperCase(Locale.ROOT)));
        return out.toString();
    }
}
