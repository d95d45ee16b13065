package io.tidings.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How often what happened in trials. Thread-safe. */
final class Tolls {
    private final Map<Toll, Long> counts = new EnumMap<>(Toll.class);

    synchronized void add(Toll toll) {
        counts.merge(toll, 1L, Long::sum);
    }

    synchronized long of(Toll toll) {
        return counts.getOrDefault(toll, 0L);
    }

    @Override
    public synchronized String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getKey().words() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
