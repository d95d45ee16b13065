package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.render.Wording;
import io.tidings.subscriber.Choices;
import io.tidings.subscriber.EmailAddress;
import java.util.List;
import java.util.function.Supplier;

/** Makes values of what a visitor entered in a form, and says in the visitor's language what will not do. */
record Entries(Newsletter newsletter, Wording wording) {

    /** Something entered will not do; the message is for the visitor. */
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1;

        Wrong(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    EmailAddress address(String entered) {
        return or("site.subscribe.wrongAddress", () -> new EmailAddress(entered));
    }

    /** A blank locale is {@code otherwise}. Of zones people write many; the rest only a changed form gets wrong. */
    Choices choices(List<String> topics, String locale, String zone, String otherwise) {
        or("site.preferences.wrongZone", () -> Choices.read(List.of(), otherwise, zone, otherwise));
        return or(
                "site.subscribe.wrongForm",
                () -> SignUpDesk.checked(newsletter, Choices.read(topics, locale, zone, otherwise)));
    }

    private <T> T or(String sentence, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new Wrong(wording.say(sentence), e);
        }
    }
}
