package io.tidings.render;

import java.util.regex.Pattern;

/** How a value of a view becomes part of HTML or of plain text. Pure functions, safe for hostile input. */
final class Encoding {

    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(?:https?://|mailto:)(?=\\S)");

    private Encoding() {}

    /**
     * The plain set of HTML escapes, for element content and quoted attributes. Braces become entities too, so that no
     * value can hold a tag that our slots or SES's Handlebars would read. Control and direction-override characters go.
     */
    static String html(String value) {
        if (isHarmless(value)) {
            return value;
        }
        int length = value.length();
        StringBuilder out = new StringBuilder(length + length / 8 + 16);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '{' -> out.append("&#123;");
                case '}' -> out.append("&#125;");
                default -> appendUnlessBad(out, value, i);
            }
        }
        return out.toString();
    }

    /** Letters, digits, spaces and the like: most values are only that. */
    private static boolean isHarmless(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean special = c < ' ' || c >= '{' || c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
            if (special && c != '|' && !(c >= '\u00a0' && c < '\u2000')) {
                return false;
            }
        }
        return true;
    }

    /**
     * A value as one line of plain text: white space collapsed, {@code {{x}}} as {@code { {x} }}, and {@code <tag>} with
     * angle quotes, since a text part that looks like HTML is taken for a broken one. Addresses lose their scheme: a link that
     * the HTML part does not have shall not appear in the text part because a mail program guesses one.
     */
    static String text(String value) {
        return guardBraces(quoteTags(SCHEME.matcher(oneLine(value)).replaceAll("")));
    }

    /** Any white space, line breaks included, becomes one space; control and direction-override characters go. */
    static String oneLine(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isWhitespace(c) || c == '\u0085') {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else {
                appendUnlessBad(out, value, i);
            }
        }
        int end = out.length();
        if (end > 0 && out.charAt(end - 1) == ' ') {
            out.setLength(end - 1);
        }
        return out.toString();
    }

    /** Keeps two braces from standing together, also with a brace that may follow the value. */
    static String guardBraces(String value) {
        if (value.indexOf('{') < 0 && value.indexOf('}') < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean last = i + 1 == value.length();
            char next = last ? ' ' : value.charAt(i + 1);
            out.append(c);
            if ((c == '{' && (last || next == '{')) || (c == '}' && next == '}')) {
                out.append(' ');
            }
        }
        return out.toString();
    }

    private static String quoteTags(String value) {
        if (value.indexOf('<') < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder(value);
        for (int open = value.indexOf('<'); open >= 0; open = value.indexOf('<', open + 1)) {
            int close = value.indexOf('>', open);
            boolean tag = open + 1 < value.length()
                    && (Character.isLetter(value.charAt(open + 1)) || value.charAt(open + 1) == '/');
            if (tag) {
                out.setCharAt(open, '\u2039');
                if (close > 0) {
                    out.setCharAt(close, '\u203a');
                }
            }
        }
        return out.toString();
    }

    private static void appendUnlessBad(StringBuilder out, String value, int index) {
        char c = value.charAt(index);
        if (!isBad(c) && !isLoneSurrogate(value, index)) {
            out.append(c);
        }
    }

    private static boolean isBad(char c) {
        boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= '\u007f' && c <= '\u009f');
        boolean direction = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        return control || direction || c == '\ufffd' || c == '\ufffe' || c == '\uffff' || c == '\ufeff';
    }

    private static boolean isLoneSurrogate(String value, int index) {
        char c = value.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }
}
