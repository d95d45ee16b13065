package io.tidings.stats;

import io.tidings.subscriber.Histories;
import io.tidings.subscriber.History;
import io.tidings.subscriber.Move;
import io.tidings.subscriber.Moves;
import io.tidings.subscriber.SubscriberId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A count of a list, of as many people as were read so far. It takes of each what was up to one moment, that of its beginning,
 * so that it comes out the same however long it takes and whatever people do meanwhile.
 *
 * @param people who were read, whether they are subscribers or left long ago
 * @param before who were there when the first of the weeks began
 * @param weeks by their Monday; those in which somebody came or went
 * @param topics of subscribers, by slug; which slugs are counted is settled when it begins
 * @param readUntil where to go on; empty at the start and at the end
 */
record GrowthCount(
        Instant asOf,
        long people,
        long before,
        Map<LocalDate, Moves> weeks,
        Map<String, Long> topics,
        Optional<SubscriberId> readUntil) {

    static final int WEEKS = 26;

    /** The longer a list, the less often it is counted: so each day costs the same, until it is counted once a day. */
    private static final int PEOPLE_A_MINUTE = 100;

    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    GrowthCount {
        weeks = Map.copyOf(weeks);
        topics = Map.copyOf(topics);
    }

    /** {@code erased}: how those came and went who can't be read any more. */
    static GrowthCount begin(Instant now, Set<String> slugs, Map<LocalDate, Moves> erased) {
        Map<String, Long> topics = new TreeMap<>(Map.of(Growth.EVERY_TOPIC, 0L, Growth.NO_TOPIC, 0L));
        slugs.forEach(slug -> topics.put(slug, 0L));
        LocalDate first = first(now);
        Map<LocalDate, Moves> weeks = new TreeMap<>(erased);
        weeks.keySet().removeIf(first::isAfter);
        long before = erased.entrySet().stream()
                .filter(week -> week.getKey().isBefore(first))
                .mapToLong(week -> week.getValue().net())
                .sum();
        return new GrowthCount(now, 0, before, weeks, topics, Optional.empty());
    }

    private static LocalDate first(Instant asOf) {
        return Move.weekOf(asOf).minusWeeks(WEEKS - 1L);
    }

    GrowthCount plus(Histories read) {
        Sum sum = new Sum(first(asOf), before, new TreeMap<>(weeks), new TreeMap<>(topics));
        read.people().forEach(person -> sum.add(person, asOf));
        return new GrowthCount(
                asOf, people + read.people().size(), sum.before, sum.weeks, sum.topics, read.readUntil());
    }

    /** Until when it is good enough. */
    Instant until() {
        Duration wait = Duration.ofMinutes(people / PEOPLE_A_MINUTE);
        return asOf.plus(Collections.max(List.of(SHORTEST_WAIT, Collections.min(List.of(LONGEST_WAIT, wait)))));
    }

    Growth growth() {
        List<Growth.Week> all = new ArrayList<>();
        long subscribers = before;
        LocalDate first = first(asOf);
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = first.plusWeeks(week);
            Moves moves = weeks.getOrDefault(monday, Moves.NONE);
            subscribers += moves.net();
            all.add(new Growth.Week(monday, subscribers, moves));
        }
        return new Growth(asOf, all, topics);
    }

    /** What the people of one request add up to. */
    private static final class Sum {
        private final LocalDate first;
        private final Map<LocalDate, Moves> weeks;
        private final Map<String, Long> topics;
        private long before;

        Sum(LocalDate first, long before, Map<LocalDate, Moves> weeks, Map<String, Long> topics) {
            this.first = first;
            this.before = before;
            this.weeks = weeks;
            this.topics = topics;
        }

        void add(History person, Instant asOf) {
            List<Move> moves = person.moves().stream()
                    .filter(move -> !move.at().isAfter(asOf))
                    .toList();
            for (Move move : moves) {
                LocalDate week = Move.weekOf(move.at());
                if (week.isBefore(first)) {
                    before += move.kind().isComing() ? 1 : -1;
                } else {
                    weeks.put(week, weeks.getOrDefault(week, Moves.NONE).plus(move.kind(), 1));
                }
            }
            if (Move.isThere(moves)) {
                choose(person.topics());
            }
        }

        private void choose(Set<String> chosen) {
            List<String> known = chosen.stream().filter(topics::containsKey).toList();
            known.forEach(slug -> topics.merge(slug, 1L, Long::sum));
            if (known.isEmpty()) {
                topics.merge(chosen.isEmpty() ? Growth.EVERY_TOPIC : Growth.NO_TOPIC, 1L, Long::sum);
            }
        }
    }
}
