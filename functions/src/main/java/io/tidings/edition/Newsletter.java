package io.tidings.edition;

import io.tidings.edition.SendingSettings.Timing;
import io.tidings.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A product: what it is called, who sends it, when, about what and by which rules. {@code docs/newsletter.md} describes
 * the document it is read from.
 *
 * @param topics in the order of their sections
 * @param minimumStories with fewer the week is quiet and nothing is sent
 * @param maximumAge articles published longer ago are left out
 * @param locales the languages it comes in; {@code locale}, the first, for who chose none of them
 */
public record Newsletter(
        NewsletterId id,
        String name,
        String description,
        Sender sender,
        Optional<String> replyTo,
        String postalAddress,
        Schedule schedule,
        List<Topic> topics,
        Caps caps,
        RankingSettings ranking,
        int minimumStories,
        Duration maximumAge,
        GateSettings gate,
        Locale locale,
        List<Locale> locales,
        Approval approval,
        SendingSettings sending) {

    public Newsletter {
        topics = List.copyOf(topics);
        locales = List.copyOf(locales);
    }

    /** When an edition approved then may go out: after its cooling-off, and not before its hour where that is to come. */
    public Instant sendAfter(EditionId edition, Instant approved) {
        Instant cooledOff = approved.plus(approval.coolingOff());
        if (edition.requested()) {
            return cooledOff;
        }
        // The day begins furthest east; from there on each page knows whose hour has come.
        ZoneId first = localTime(edition).isPresent() ? ZoneOffset.ofHours(14) : schedule.zone();
        Instant hour = edition.date().atTime(schedule.time()).atZone(first).toInstant();
        return hour.isAfter(cooledOff) ? hour : cooledOff;
    }

    /** The day and hour at which each reader gets it by their own clock; empty where all get it at once. */
    public Optional<LocalDateTime> localTime(EditionId edition) {
        boolean local = sending.timing() == Timing.LOCAL && !edition.requested();
        return local ? Optional.of(edition.date().atTime(schedule.time())) : Optional.empty();
    }

    /** The topic with that slug, unless the document has lost it since. */
    public Optional<Topic> topic(String slug) {
        return topics.stream().filter(topic -> topic.slug().equals(slug)).findFirst();
    }

    /** Whether who chose these topics by their slugs, or none, which are all, gets any that there still is. */
    public boolean hasAnyFor(Set<String> chosen) {
        return chosen.isEmpty() || chosen.stream().anyMatch(slug -> topic(slug).isPresent());
    }
}
