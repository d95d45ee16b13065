package io.tidings.render;

import java.util.Map;

/** The views of the letters to one person: {@code mail/confirmation} and {@code mail/welcome}. */
public final class LetterViews {

    private LetterViews() {}

    /** The subject of the confirmation mail, fit for a header. */
    public static String confirmationSubject(Wording wording, String newsletter) {
        return HeaderText.clean(wording.say("confirmation.subject", newsletter), 78);
    }

    /** The subject of the welcome mail, fit for a header. */
    public static String welcomeSubject(Wording wording, String newsletter) {
        return HeaderText.clean(wording.say("welcome.subject", newsletter), 78);
    }

    /** For {@code confirmation}; the addresses are https addresses or slots. */
    public static Map<String, Object> confirmation(
            Wording wording,
            String newsletter,
            String postalAddress,
            String confirmUrl,
            String preferencesUrl,
            String unsubscribeUrl) {
        return Map.of(
                "lang", wording.languageTag(),
                "dir", wording.direction(),
                "newsletter", newsletter,
                "subject", confirmationSubject(wording, newsletter),
                "preheader", wording.say("confirmation.preheader", newsletter),
                "intro", wording.say("confirmation.intro", newsletter),
                "why", wording.say("confirmation.why", newsletter),
                "postalAddress", Encoding.oneLine(postalAddress),
                "slots", Map.of("confirm", confirmUrl, "preferences", preferencesUrl, "unsubscribe", unsubscribeUrl),
                "words", wording.words());
    }

    /** For {@code welcome}; {@code archiveUrl} is where past editions can be read. */
    public static Map<String, Object> welcome(
            Wording wording,
            String newsletter,
            String postalAddress,
            String archiveUrl,
            String preferencesUrl,
            String unsubscribeUrl) {
        return Map.of(
                "lang", wording.languageTag(),
                "dir", wording.direction(),
                "newsletter", newsletter,
                "subject", welcomeSubject(wording, newsletter),
                "preheader", wording.say("welcome.preheader", newsletter),
                "intro", wording.say("welcome.intro", newsletter),
                "why", wording.say("welcome.why", newsletter),
                "postalAddress", Encoding.oneLine(postalAddress),
                "slots", Map.of("archive", archiveUrl, "preferences", preferencesUrl, "unsubscribe", unsubscribeUrl),
                "words", wording.words());
    }
}
