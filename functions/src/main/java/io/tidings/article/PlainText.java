package io.tidings.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Tag;

/**
 * Text as a reader reads it, made of what sources write: without markup, entities, control characters and characters that
 * only turn the direction of what follows. Right-to-left text, emoji and braces are text and stay.
 */
final class PlainText {
    /** More than this of one field is not looked at. */
    static final int LONGEST = 100_000;

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9:-]*)");
    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

    /** What colours text in a terminal. */
    private static final Pattern TERMINAL = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

    private static final int ROUNDS = 3;

    private PlainText() {}

    static String of(String raw) {
        var text = TERMINAL.matcher(raw.substring(0, Math.min(LONGEST, raw.length())))
                .replaceAll("");
        for (int round = 0; round < ROUNDS && isMarkup(text, round > 0); round++) {
            text = Jsoup.parse(guarded(text)).text();
        }
        return clean(text);
    }

    /**
     * Many feeds escape twice, so what comes out may be markup again; but it may also be an article about {@code <div>}.
     * From the second round on only an end tag or another entity counts.
     */
    private static boolean isMarkup(String text, boolean again) {
        if (ENTITY.matcher(text).find() || text.contains("<!--")) {
            return true;
        }
        return TAG.matcher(text)
                .results()
                .anyMatch(
                        tag -> isHtml(tag.group(2)) && (!again || !tag.group(1).isEmpty()));
    }

    /** Leaves {@code List<String>} in the text: what HTML has no element for is no tag. */
    private static String guarded(String text) {
        return TAG.matcher(text).replaceAll(tag -> isHtml(tag.group(2)) ? "<$1$2" : "&lt;$1$2");
    }

    private static boolean isHtml(String name) {
        return Tag.isKnownTag(name.toLowerCase(Locale.ROOT));
    }

    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c)) {
                clean.append(' ');
            } else if (!isInvisible(c)) {
                clean.appendCodePoint(c);
            }
        });
        return Normalizer.normalize(clean.toString().replaceAll(" {2,}", " ").strip(), Normalizer.Form.NFC);
    }

    private static boolean isInvisible(int c) {
        return (c >= 0x202A && c <= 0x202E) // embeddings and overrides of direction
                || (c >= 0x2060 && c <= 0x206F) // word joiner, isolates, deprecated formatting
                || c == 0x200B
                || c == 0xFEFF
                || c == 0x00AD
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c & 0xFFFE) == 0xFFFE
                || (c >= 0xFDD0 && c <= 0xFDEF)
                || Character.getType(c) == Character.SURROGATE;
    }

    /** The text, or as much of it as fits, up to the end of a word and with an ellipsis. */
    static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        int end = text.offsetByCodePoints(0, longest - 1);
        int space = text.lastIndexOf(' ', end);
        var kept = text.substring(0, space > end / 2 ? space : end);
        return kept.replaceFirst("[\\s,;:–—-]+$", "") + "…";
    }
}
