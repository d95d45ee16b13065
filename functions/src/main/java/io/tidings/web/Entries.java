package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.render.Wording;
import io.tidings.subscriber.Choices;
import io.tidings.subscriber.EmailAddress;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes values of what a visitor entered in a form, and says in the visitor's language what will not do. */
record Entries(Newsletter newsletter, Wording wording) {

    private static final int LONGEST_PAUSE_YEARS = 2;

    /** Something entered will not do; the message is for the visitor. */
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String field;

        Wrong(String field, String sentence, Throwable cause) {
            super(sentence, cause);
            this.field = field;
        }

        /** The name of the field that it was entered in; "" where only a changed form gets it wrong. */
        String field() {
            return field;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    EmailAddress address(String entered) {
        return or("address", "site.subscribe.wrongAddress", () -> new EmailAddress(entered));
    }

    /** A blank locale is {@code otherwise}. Of zones people write many; the rest only a changed form gets wrong. */
    Choices choices(List<String> topics, String locale, String zone, String every, String otherwise) {
        or("zone", "site.preferences.wrongZone", () -> Choices.read(List.of(), otherwise, zone, otherwise));
        return or(
                "",
                "site.subscribe.wrongForm",
                () -> SignUpDesk.checked(
                        newsletter,
                        Choices.read(topics, locale, zone, otherwise).every(every)));
    }

    /** The day from which editions are to come again; none where nothing was entered. */
    Optional<LocalDate> until(String entered, LocalDate today) {
        return entered.isBlank()
                ? Optional.empty()
                : or("until", "site.preferences.wrongDay", () -> Optional.of(later(LocalDate.parse(entered), today)));
    }

    private static LocalDate later(LocalDate day, LocalDate today) {
        if (!day.isAfter(today) || day.isAfter(today.plusYears(LONGEST_PAUSE_YEARS))) {
            throw new IllegalArgumentException(day + " is not to come soon");
        }
        return day;
    }

    private <T> T or(String field, String sentence, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new Wrong(field, wording.say(sentence), e);
        }
    }
}
