package io.tidings.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One person in one audience: the address, the choices, and how they came to be there.
 *
 * @param topics the slugs of the wanted topics; empty means every topic
 * @param locale a BCP 47 language tag
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
        List<Consent> consents,
        Instant changedAt) {

    public Subscriber {
        topics = Set.copyOf(topics);
        consents = List.copyOf(consents);
    }

    public Choices choices() {
        return new Choices(topics, locale, zone);
    }
}
