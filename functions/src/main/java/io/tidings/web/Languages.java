package io.tidings.web;

import io.tidings.render.Wording;
import java.util.List;
import java.util.Locale;

/** Which of the languages at hand a visitor gets. */
final class Languages {

    private static final List<Locale> OURS =
            Wording.LANGUAGES.stream().map(Locale::forLanguageTag).toList();

    private Languages() {}

    /** Of those that we have words in. */
    static Locale of(Request request) {
        return of(request, OURS);
    }

    /** The first of {@code at hand} when the browser asks for none of them. */
    static Locale of(Request request, List<Locale> atHand) {
        try {
            String asked = request.header("accept-language").orElse("");
            if (asked.isBlank() || asked.length() > 200) {
                return atHand.getFirst();
            }
            Locale best = Locale.lookup(Locale.LanguageRange.parse(asked), atHand);
            return best == null ? atHand.getFirst() : best;
        } catch (IllegalArgumentException _) {
            // Not a list of languages: as if none had been asked for.
            return atHand.getFirst();
        }
    }
}
