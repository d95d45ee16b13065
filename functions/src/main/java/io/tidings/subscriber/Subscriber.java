package io.tidings.subscriber;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One person in one audience: the address, the choices, and how they came to be there.
 *
 * @param topics the slugs of the wanted topics; empty means every topic
 * @param locale a BCP 47 language tag
 * @param every 1 for every edition, 2 for every second, 4 for every fourth
 * @param pausedUntil of somebody who is paused: the day from which editions come again; empty for no such day
 * @param asked what the last sign-up of somebody who had left asked for; it counts once it is confirmed, as anybody may have
 *     typed their address
 * @param consents oldest first
 */
public record Subscriber(
        SubscriberId id,
        Audience audience,
        EmailAddress address,
        Status status,
        Set<String> topics,
        String locale,
        Optional<ZoneId> zone,
        int every,
        Optional<LocalDate> pausedUntil,
        Optional<Choices> asked,
        List<Consent> consents,
        Instant changedAt) {

    public Subscriber {
        topics = Set.copyOf(topics);
        consents = List.copyOf(consents);
    }

    public Choices choices() {
        return new Choices(topics, locale, zone, every);
    }

    /** What they get once they confirm. */
    public Choices toConfirm() {
        return asked.orElseGet(this::choices);
    }

    /** The same, had they confirmed what was asked for. */
    public Subscriber asAsked() {
        return asked.map(wish -> with(status, wish, pausedUntil, Optional.empty(), consents, changedAt))
                .orElse(this);
    }

    /** The same person, of whom all that may change is as given. */
    Subscriber with(
            Status otherStatus,
            Choices choices,
            Optional<LocalDate> until,
            Optional<Choices> wish,
            List<Consent> given,
            Instant at) {
        return new Subscriber(
                id,
                audience,
                address,
                otherStatus,
                choices.topics(),
                choices.locale(),
                choices.zone(),
                choices.every(),
                until,
                wish,
                given,
                at);
    }
}
