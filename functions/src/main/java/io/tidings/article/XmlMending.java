package io.tidings.article;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Mends what makes many feeds ill-formed: bare ampersands, HTML's entities, characters XML forbids. Keeps the lines. */
final class XmlMending {
    private static final Pattern AMPERSAND =
            Pattern.compile("(?s)<!\\[CDATA\\[.*?(?:]]>|\\z)|&(#[0-9]+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)?");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");
    private static final Set<String> OWN = Set.of("amp;", "lt;", "gt;", "quot;", "apos;");

    private XmlMending() {}

    static String mend(String xml) {
        return AMPERSAND
                .matcher(FORBIDDEN.matcher(xml).replaceAll(""))
                .replaceAll(found -> Matcher.quoteReplacement(mended(found.group(), found.group(1))));
    }

    private static String mended(String whole, @Nullable String reference) {
        if (!whole.startsWith("&")) {
            return whole;
        }
        if (reference == null) {
            return "&amp;";
        }
        if (OWN.contains(reference)) {
            return whole;
        }
        if (reference.startsWith("#")) {
            return isCharacter(reference) ? whole : "";
        }
        var text = Parser.unescapeEntities(whole, false);
        return text.equals(whole) ? "&amp;" + reference : text;
    }

    /** spec: XML 1.0, 2.2, production Char. */
    private static boolean isCharacter(String reference) {
        var digits = reference.substring(1, reference.length() - 1);
        try {
            int c = digits.startsWith("x") || digits.startsWith("X")
                    ? Integer.parseInt(digits.substring(1), 16)
                    : Integer.parseInt(digits);
            return c == 9
                    || c == 10
                    || c == 13
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || (c >= 0x10000 && c <= 0x10FFFF);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
