package io.tidings.subscriber;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How many people of an audience, those that are mailed, chose which topics: by a sample of them. */
public record TopicChoosers(Sample sample) {

    /** Whether nobody was left out of counting. */
    public boolean isExact() {
        return sample.isEverybody();
    }

    /** How many chose that topic by name; who wants every topic did not. */
    public long chose(String topic) {
        return scaled(topics -> topics.contains(topic));
    }

    /** How many chose topics, none of which is among these: nothing comes to them. */
    public long leftWith(Collection<String> remaining) {
        return scaled(topics -> !topics.isEmpty() && Collections.disjoint(topics, remaining));
    }

    /** What was chosen that is not among these, and by how many. */
    public Map<String, Long> besides(Collection<String> known) {
        Map<String, Long> people = new TreeMap<>();
        sample.people().stream()
                .filter(person -> person.status().isMailed())
                .flatMap(person -> person.topics().stream())
                .filter(topic -> !known.contains(topic))
                .forEach(topic -> people.merge(topic, 1L, Long::sum));
        people.replaceAll((_, count) -> sample.scaled(count));
        return people;
    }

    private long scaled(Predicate<Collection<String>> choice) {
        return sample.scaled(sample.people().stream()
                .filter(person -> person.status().isMailed() && choice.test(person.topics()))
                .count());
    }
}
