package io.tidings.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
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

    /** Whether any of these sections of an edition is for this person. */
    public boolean wants(Collection<String> sections) {
        return topics.isEmpty() ? !sections.isEmpty() : sections.stream().anyMatch(topics::contains);
    }

    /** The sections among these that are for this person, in their order. */
    public List<String> wanted(List<String> sections) {
        return topics.isEmpty()
                ? List.copyOf(sections)
                : sections.stream().filter(topics::contains).toList();
    }

    public Choices choices() {
        return new Choices(topics, locale, zone);
    }
}
