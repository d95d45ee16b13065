package io.tidings.edition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a story says under its title: its summary, without what the title has said already. A title that was made of the
 * summary is its beginning, and many feeds repeat the title there.
 */
final class Teaser {
    private static final String CUT = "…";
    private static final Pattern BETWEEN = Pattern.compile("^[\\s,;:…–—-]+");
    private static final Pattern SENTENCE_END = Pattern.compile("^[.!?…]*[\"'”’)\\]]*(\\s+|$)");

    private Teaser() {}

    /** The title and the teaser together say all that the two said. */
    static String of(String title, String summary) {
        boolean cut = title.endsWith(CUT);
        String said = cut ? title.substring(0, title.length() - CUT.length()) : title;
        if (said.isEmpty() || !summary.startsWith(said)) {
            return summary;
        }
        String rest = summary.substring(said.length());
        if (cut) {
            String goesOn = BETWEEN.matcher(rest).replaceFirst("");
            return goesOn.isEmpty() ? "" : CUT + goesOn;
        }
        Matcher end = SENTENCE_END.matcher(rest);
        boolean wholeSentence =
                end.find() && (rest.isEmpty() || !Character.isWhitespace(rest.charAt(0)) || endsSentence(said));
        return wholeSentence ? rest.substring(end.end()) : summary;
    }

    private static boolean endsSentence(String text) {
        return ".!?…\"'”’)]".indexOf(text.charAt(text.length() - 1)) >= 0;
    }
}
