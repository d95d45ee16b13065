package io.tidings.render;

import java.util.regex.Pattern;

/**
 * Lays out the text part of a fragment: no leading blank lines, one blank line at most between paragraphs, one at the end,
 * and long lines broken at 76 columns (lines that hold a link or a slot are left whole).
 */
final class TextLayout {

    private static final int WIDEST = 76;
    private static final Pattern LINK = Pattern.compile("https?://|\\{\\{");
    private static final String PUNCTUATION = "、。，．；：！？」』）…・";

    private TextLayout() {}

    static String of(String rendered) {
        StringBuilder out = new StringBuilder(rendered.length() + 64);
        boolean blank = true;
        for (String line : rendered.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                wrap(line, out);
            } else if (!blank) {
                out.append('\n');
            }
            blank = line.isEmpty();
        }
        return out.append(blank ? "" : "\n").toString();
    }

    private static void wrap(String line, StringBuilder out) {
        String rest = line;
        while (!isWhole(rest)) {
            int end = breakAt(rest);
            out.append(rest.substring(0, end).stripTrailing()).append('\n');
            rest = rest.substring(end).stripLeading();
        }
        out.append(rest).append('\n');
    }

    private static boolean isWhole(String line) {
        return columns(line) <= WIDEST || LINK.matcher(line).find();
    }

    /** After the last space or punctuation that fits; else, at most so many characters, wide as they may be. */
    private static int breakAt(String line) {
        int best = 0;
        int columns = 0;
        int characters = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            columns += width(c);
            boolean tooWide = columns > WIDEST && c != ' ';
            if (tooWide && (best > 0 || characters >= WIDEST)) {
                return best > 0 ? best : i;
            }
            i += Character.charCount(c);
            characters++;
            if (c == ' ' || PUNCTUATION.indexOf(c) >= 0) {
                best = i;
            }
        }
        return best > 0 ? best : line.length();
    }

    private static int columns(String line) {
        return line.codePoints().map(TextLayout::width).sum();
    }

    // East Asian wide characters take two columns.
    private static int width(int c) {
        return c >= 0x1100
                        && (Character.isIdeographic(c)
                                || (c >= 0x3000 && c <= 0x30ff)
                                || (c >= 0xac00 && c <= 0xd7a3)
                                || (c >= 0xff01 && c <= 0xff60))
                ? 2
                : 1;
    }
}
