package io.tidings.article;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A headline for an article whose source gave none: the first sentence of its summary; a long one is cut where it pauses. */
final class Headline {
    /** Characters at most. */
    static final int LONGEST = 110;

    /** A pause before this one leaves too little. */
    private static final int SHORTEST = 40;

    private static final Pattern PAUSE = Pattern.compile("[,;:](?=\\s)|\\s[–—-](?=\\s)|—");

    private static final Pattern END = Pattern.compile("[.!?…]+[\"'”’)\\]]*(?=\\s+\\S)");
    private static final Pattern LAST_WORD = Pattern.compile("(\\S+)$");
    private static final Set<String> SHORT_FORMS = Set.of(
            "e.g", "i.e", "vs", "mr", "mrs", "ms", "dr", "st", "no", "etc", "inc", "ltd", "fig", "approx", "cf", "u.s",
            "z.b", "d.h", "bzw", "ca", "nr");

    private Headline() {}

    static String of(String summary) {
        var sentence = firstSentence(summary);
        return cut(sentence.replaceFirst("(?<![.])\\.$", ""));
    }

    private static String cut(String sentence) {
        var fits = PlainText.cut(sentence, LONGEST);
        if (fits.equals(sentence)) {
            return sentence;
        }
        return PAUSE.matcher(fits)
                .results()
                .map(MatchResult::start)
                .filter(start -> start >= SHORTEST)
                .reduce((_, last) -> last)
                .map(start -> fits.substring(0, start) + "…")
                .orElse(fits);
    }

    private static String firstSentence(String text) {
        var end = END.matcher(text);
        while (end.find()) {
            if (endsSentence(text, end.start(), end.end())) {
                return text.substring(0, end.end());
            }
        }
        return text;
    }

    private static boolean endsSentence(String text, int stop, int end) {
        if (text.charAt(stop) != '.') {
            return true;
        }
        var word = LAST_WORD.matcher(text.substring(0, stop));
        var last = word.find() ? word.group(1).replaceFirst("^[(\"'“‘\\[]+", "") : "";
        int next = text.substring(end).stripLeading().codePointAt(0);
        return !Character.isLowerCase(next)
                && last.length() != 1
                && !SHORT_FORMS.contains(last.toLowerCase(Locale.ROOT));
    }
}
