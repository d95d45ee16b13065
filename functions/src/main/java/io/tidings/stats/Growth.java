package io.tidings.stats;

import io.tidings.subscriber.Moves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How a newsletter's list grew.
 *
 * @param asOf everything up to then is in it and nothing later
 * @param weeks oldest first; the last is the one in which {@code asOf} is
 * @param topics how many of today's subscribers chose each, by slug, with {@link #EVERY_TOPIC} and {@link #NO_TOPIC}; who chose
 *     several counts in each
 */
public record Growth(Instant asOf, List<Week> weeks, Map<String, Long> topics) {

    /** Stands for those who chose none, and so get every topic: no slug has such a sign. */
    public static final String EVERY_TOPIC = "*";

    /** Stands for those who chose only topics that the newsletter has not, and so get nothing. */
    public static final String NO_TOPIC = "?";

    /**
     * One week of it.
     *
     * @param monday from then on, in UTC
     * @param subscribers at its end, or now: active and paused
     */
    public record Week(LocalDate monday, long subscribers, Moves moves) {}

    public Growth {
        weeks = List.copyOf(weeks);
        topics = Map.copyOf(topics);
    }

    public long subscribers() {
        return weeks.getLast().subscribers();
    }
}
