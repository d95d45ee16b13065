package io.tidings.embedded;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links that SES leaves as they are, so that it never hears of a click: {@code <a ses:no-track href="…">}. */
final class NoTrack {
    // spec: SES, metrics: the attribute turns click tracking off for a link, and is taken out before the mail is sent
    private static final Pattern ANCHOR = Pattern.compile("(<a\\b[^>]*?)\\sses:no-track(?=[\\s>])([^>]*>)");
    private static final Pattern HREF = Pattern.compile("\\shref=\"([^\"]*)\"");

    private NoTrack() {}

    static String strip(String html) {
        return ANCHOR.matcher(html).replaceAll("$1$2");
    }

    /** Whether each link of this HTML to that address is left as it is; false for an address that is not in it. */
    static boolean covers(String html, String link) {
        Matcher links = HREF.matcher(html);
        long all = links.results().filter(found -> isOf(found.group(1), link)).count();
        long untracked = ANCHOR.matcher(html)
                .results()
                .flatMap(anchor -> HREF.matcher(anchor.group()).results())
                .filter(found -> isOf(found.group(1), link))
                .count();
        return all > 0 && all == untracked;
    }

    private static boolean isOf(String href, String link) {
        return href.replace("&amp;", "&").equals(link);
    }
}
