package io.tidings.web;

import java.util.Locale;

/** Parts of a whole, as percentages. */
final class Share {

    private Share() {}

    /** {@code 12.5}: with a dot, as style sheets and CSV want it; 0 of nothing is 0. */
    static String percentText(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f", whole == 0 ? 0.0 : 100.0 * part / whole);
    }
}
