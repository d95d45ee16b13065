package io.tidings.render;

import java.util.Locale;
import java.util.regex.Pattern;

/** What may stand in an {@code href}: a web or mail address, or a path on this site. */
final class Links {

    private static final Pattern GOOD =
            Pattern.compile("(?i:https?://[^\\s/]|mailto:[^\\s@]+@|[/?#](?!/))[^\\s\\p{Cntrl}]*");
    private static final Pattern BRACES = Pattern.compile("(?i:\\{|%7B){2}");
    private static final Pattern CLOSING_BRACES = Pattern.compile("(?i:}|%7D){2}");
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?)>\\]]+$");

    private static final Pattern HOST = Pattern.compile("(?i)^[a-z]+://(?:[^/?#@]*@)?([^/?#:]+).*$", Pattern.DOTALL);

    private Links() {}

    /** The link in the form in which both parts of a mail show it, or an exception that says what is wrong. */
    static String checked(String url) {
        if (isPlain(url)) {
            return url;
        }
        if (!GOOD.matcher(url).matches()) {
            throw new IllegalArgumentException("is not a link that may be shown: " + url);
        }
        return inText(url);
    }

    /** What a link is called: its name, or the host it leads to when nothing of the name can be seen. */
    static String name(String name, String url) {
        return isSeen(name) ? name : HOST.matcher(url).replaceFirst("$1");
    }

    /** Whether a reader sees anything of it. */
    static boolean isSeen(String text) {
        return text.codePoints()
                .anyMatch(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT);
    }

    /** Most links are of this kind, and need no closer look. */
    private static boolean isPlain(String url) {
        if (!url.startsWith("https://") || url.length() == "https://".length() || url.endsWith(".")) {
            return false;
        }
        for (int i = "https://".length(); i < url.length(); i++) {
            char c = url.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || c == '='
                    || c == '&'
                    || (c == '/' && i > "https://".length());
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    // A mail program finds the end of a link in plain text by guessing: help it guess right. And leave no double
    // braces.
    private static String inText(String url) {
        String single =
                CLOSING_BRACES.matcher(BRACES.matcher(url).replaceAll("{%7B")).replaceAll("}%7D");
        String plain = single.replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\"", "%22")
                .replace("[", "%5B")
                .replace("]", "%5D");
        return TRAILING.matcher(plain).replaceAll(end -> percent(end.group()));
    }

    private static String percent(String characters) {
        StringBuilder out = new StringBuilder();
        characters.chars().forEach(c -> out.append(String.format(Locale.ROOT, "%%%02X", c)));
        return out.toString();
    }
}
