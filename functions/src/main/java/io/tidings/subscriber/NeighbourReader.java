package io.tidings.subscriber;

import io.tidings.table.BatchReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads people whose ids lie close together, as those of a page do. A read by key costs a read unit each, however small the
 * item; a query over the stretch between the first and the last costs one for 4 KB, a dozen people. Where the stretch holds
 * many others, it is given up and the rest is read by key.
 */
final class NeighbourReader {
    /** So many times as many people as are wanted may lie in a stretch, and it is still cheaper than keys. */
    private static final int MOST_OTHERS = 6;

    private final SliceReader slices;
    private final BatchReader batches;

    NeighbourReader(SliceReader slices, BatchReader batches) {
        this.slices = slices;
        this.batches = batches;
    }

    /** Those of these people who are there; ids are sorted and each stands once. */
    List<Recipient> read(Audience audience, List<SubscriberId> ids) {
        // A stretch lies in one partition: ids of the same first digit.
        Collection<List<SubscriberId>> stretches = ids.stream()
                .collect(Collectors.groupingBy(id -> id.value().charAt(0), TreeMap::new, Collectors.toList()))
                .values();
        return stretches.stream()
                .flatMap(stretch -> stretch(audience, stretch).stream())
                .sorted(Comparator.comparing(Recipient::id))
                .toList();
    }

    private List<Recipient> stretch(Audience audience, List<SubscriberId> ids) {
        SliceReader.Stretch read = slices.between(audience, ids.getFirst(), ids.getLast(), ids.size() * MOST_OTHERS);
        Set<SubscriberId> wanted = new HashSet<>(ids);
        List<Recipient> people = new ArrayList<>(ids.size());
        read.people().stream().filter(person -> wanted.contains(person.id())).forEach(people::add);
        List<SubscriberId> left = read.readUntil()
                .map(last -> ids.stream().filter(id -> id.compareTo(last) > 0).toList())
                .orElse(List.of());
        if (!left.isEmpty()) {
            people.addAll(byKey(audience, left));
        }
        return people;
    }

    private List<Recipient> byKey(Audience audience, List<SubscriberId> ids) {
        return batches.read(ids.stream().map(id -> Items.key(audience, id)).toList(), Items.FOR_SENDING).stream()
                .map(Items::recipient)
                .toList();
    }
}
