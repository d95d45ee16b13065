package io.tidings.delivery;

import io.tidings.edition.PrintedEdition;
import io.tidings.subscriber.Recipient;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Whom an edition is for. It asks nothing but the reader's choices and what the edition is, so that it says the same before the
 * send, when a roster is frozen and right before the mail, whenever that is and whoever was killed meanwhile.
 *
 * @param sections slugs
 * @param number counts the periods of the newsletter
 * @param day the edition's own, for those who paused until a day: that of its period, or of its composing where that is later
 */
record Eligibility(List<String> sections, long number, LocalDate day) {
    Eligibility {
        sections = List.copyOf(sections);
    }

    static Eligibility of(PrintedEdition edition) {
        LocalDate composed = LocalDate.ofInstant(edition.cutOff(), ZoneId.of(edition.zone()));
        LocalDate period = edition.id().date();
        return new Eligibility(edition.sections(), edition.number(), composed.isAfter(period) ? composed : period);
    }

    /** Empty for a recipient. */
    Optional<Exclusion> excludes(Recipient reader) {
        return switch (reader.status()) {
            case PENDING -> Optional.of(Exclusion.UNCONFIRMED);
            case UNSUBSCRIBED -> Optional.of(Exclusion.UNSUBSCRIBED);
            case SUPPRESSED -> Optional.of(Exclusion.SUPPRESSED);
            case PAUSED -> reader.isAwayOn(day) ? Optional.of(Exclusion.PAUSED) : byChoice(reader);
            case ACTIVE -> byChoice(reader);
        };
    }

    private Optional<Exclusion> byChoice(Recipient reader) {
        if (!reader.wants(sections)) {
            return Optional.of(Exclusion.NO_SECTION);
        }
        return reader.isTheirs(number) ? Optional.empty() : Optional.of(Exclusion.NOT_THEIR_TURN);
    }
}
