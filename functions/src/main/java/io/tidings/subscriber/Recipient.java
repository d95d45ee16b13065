package io.tidings.subscriber;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a send needs to know of a subscriber. Everybody is read twice for a mail, so this is as little as can be, and the
 * address is taken as it was stored.
 *
 * @param topics the slugs of the wanted topics; empty means every topic
 * @param locale a BCP 47 language tag
 */
public record Recipient(
        SubscriberId id, String address, Status status, Set<String> topics, String locale, Optional<ZoneId> zone) {

    public Recipient {
        topics = Set.copyOf(topics);
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
}
