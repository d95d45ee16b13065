package io.tidings.render;

import java.util.List;
import java.util.regex.Pattern;

/** Text for mail headers and preheaders: one line, safe to fold, of a length that mailboxes show whole. */
public final class HeaderText {

    private static final int SUBJECT_SHORTEST = 20;
    private static final int SUBJECT_LONGEST = 60;
    private static final int PREHEADER_SHORTEST = 40;
    private static final int PREHEADER_LONGEST = 130;

    /** What looks odd before an ellipsis. */
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s:;,.\u00b7\u2013\u2014-]+$");

    private HeaderText() {}

    /** One line without CR, LF, control characters or double braces, cut at a word to at most so many characters. */
    public static String clean(String text, int longest) {
        return cut(Encoding.guardBraces(Encoding.oneLine(text)), longest);
    }

    /**
     * A digest's subject of 20 to 60 characters: the newsletter and its first story. {@code date} fills up what would be
     * too short, as titles in Japanese often are.
     */
    public static String subject(String newsletter, String leadTitle, String date) {
        String name = clean(newsletter, 30);
        String subject = leadTitle.isBlank() ? name : name + ": " + Encoding.guardBraces(Encoding.oneLine(leadTitle));
        if (length(subject) < SUBJECT_SHORTEST) {
            subject = subject + " \u00b7 " + clean(date, 30);
        }
        return cut(subject, SUBJECT_LONGEST);
    }

    /**
     * What the list of mails shows after the subject, 40 to 130 characters: the titles after the lead's, filled up with
     * {@code filler} (a sentence of at least 40 characters) where they are too short.
     */
    public static String preheader(List<String> titles, String filler) {
        StringBuilder out = new StringBuilder();
        for (String title : titles) {
            String line = clean(title, PREHEADER_LONGEST);
            boolean fits = out.isEmpty() || length(out) + 3 + length(line) <= PREHEADER_LONGEST;
            if (!line.isEmpty() && fits) {
                out.append(out.isEmpty() ? "" : " \u00b7 ").append(line);
            }
        }
        if (length(out) < PREHEADER_SHORTEST) {
            out.append(out.isEmpty() ? "" : " \u00b7 ").append(Encoding.guardBraces(Encoding.oneLine(filler)));
        }
        return cut(out.toString(), PREHEADER_LONGEST);
    }

    private static String cut(String text, int longest) {
        if (length(text) <= longest) {
            return text;
        }
        int end = text.offsetByCodePoints(0, longest - 1);
        int space = text.lastIndexOf(' ', end);
        String kept = text.substring(0, space > end * 2 / 3 ? space : end).strip();
        return PUNCTUATION.matcher(kept).replaceFirst("") + "\u2026";
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
