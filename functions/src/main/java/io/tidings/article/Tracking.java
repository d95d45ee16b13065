package io.tidings.article;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of an address that say where a click came from and nothing about what is shown. */
final class Tracking {
    private static final Set<String> PREFIXES = Set.of(
            "utm_", "mc_", "hsa_", "mtm_", "pk_", "piwik_", "matomo_", "vero_", "oly_", "at_", "ns_", "itm_", "guce_");
    private static final Set<String> NAMES = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "li_fat_id",
            "igshid",
            "igsh",
            "mkt_tok",
            "_hsenc",
            "_hsmi",
            "__hstc",
            "__hssc",
            "__hsfp",
            "hsctatracking",
            "wickedid",
            "ref_src",
            "ref_url",
            "s_cid",
            "smid",
            "cmp",
            "cmpid",
            "ncid",
            "_openstat",
            "__s",
            "_ga",
            "_gl",
            "rb_clickid",
            "sc_cid",
            "ml_subscriber",
            "ml_subscriber_hash",
            "ck_subscriber_id",
            "guccounter",
            "__twitter_impression",
            "ocid",
            "soc_src",
            "soc_trk",
            "spm",
            "xtor",
            "wt_mc",
            "wt.mc_id",
            "sref",
            "fsrc",
            "ito",
            "epik",
            "srsltid",
            "mibextid");

    private Tracking() {}

    /** The other parameters, sorted by name; those with one name keep their order. */
    static String removedFrom(String query) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(name(parameter)))
                .sorted(Comparator.comparing(Tracking::name))
                .collect(Collectors.joining("&"));
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }

    private static boolean isTracking(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
    }
}
