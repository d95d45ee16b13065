package io.tidings.subscriber;

import java.time.LocalDate;
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
 * @param every 1 for every edition, 2 for every second, 4 for every fourth
 * @param pausedUntil of somebody who is paused: the day from which editions come again; empty for no such day
 */
public record Recipient(
        SubscriberId id,
        String address,
        Status status,
        Set<String> topics,
        String locale,
        Optional<ZoneId> zone,
        int every,
        Optional<LocalDate> pausedUntil) {

    public Recipient {
        topics = Set.copyOf(topics);
    }

    /** Whether they get nothing on that day for having paused. Nobody has to be woken up who paused until then. */
    public boolean isAwayOn(LocalDate day) {
        return status.isAway(pausedUntil, day);
    }

    /**
     * Whether this one is theirs among the numbered editions. The id says which of two or four it is, so that of those who get
     * every second one half are mailed each time, and nothing has to be remembered between two editions.
     */
    public boolean isTheirs(long number) {
        return every == 1
                || Math.floorMod(number, every) == Integer.parseInt(id.value().substring(28), 16) % every;
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
