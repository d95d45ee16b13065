package io.tidings.edition;

import io.tidings.topic.Confirmed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What editors said of single articles: pins and drops that hold, and topics. */
public record Said(Map<String, Picks.Pick> picks, Map<String, Confirmed> topics) {
    public Said {
        picks = Map.copyOf(picks);
        topics = Map.copyOf(topics);
    }

    /** Nothing was said, or nobody can be asked. */
    public static final Said NOTHING = new Said(Map.of(), Map.of());

    public Optional<Picks.Pick> pick(String article) {
        return Optional.ofNullable(picks.get(article));
    }

    /** The topic, or that it belongs to none, where somebody said so. */
    public Optional<Confirmed> topic(String article) {
        return Optional.ofNullable(topics.get(article));
    }

    /** On how many articles somebody had a word since then. */
    public long after(Instant then) {
        return Stream.concat(
                        picks.entrySet().stream()
                                .filter(pick -> pick.getValue().at().isAfter(then)),
                        topics.entrySet().stream()
                                .filter(topic -> topic.getValue().at().isAfter(then)))
                .map(Map.Entry::getKey)
                .distinct()
                .count();
    }
}
