package io.tidings.embedded.inprocess.dynamo;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Items in the order of a key: those of a table, or of one of its indexes. */
final class Rows {
    /**
     * Where in its partition an item stands.
     *
     * @param tie keeps apart what has the same key in an index
     */
    record Place(Value range, String tie) {
        static final String FIRST = "";
        static final String LAST = "\uffff";
    }

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::range, Order.OF_KEYS).thenComparing(Place::tie);

    private final Map<Value, NavigableMap<Place, Item>> partitions = new HashMap<>();

    @Nullable
    Item find(Value hash, Place place) {
        NavigableMap<Place, Item> partition = partitions.get(hash);
        return partition == null ? null : partition.get(place);
    }

    void put(Value hash, Place place, Item item) {
        partitions.computeIfAbsent(hash, _ -> new TreeMap<>(ORDER)).put(place, item);
    }

    void remove(Value hash, Place place) {
        NavigableMap<Place, Item> partition = partitions.get(hash);
        if (partition != null) {
            partition.remove(place);
        }
    }

    /** The items of a partition in this range, in order; a view. */
    NavigableMap<Place, Item> within(KeyRange range) {
        NavigableMap<Place, Item> partition = partitions.get(range.hash());
        if (partition == null) {
            return new TreeMap<>(ORDER);
        }
        NavigableMap<Place, Item> view = partition;
        if (range.from() != null) {
            view = view.tailMap(new Place(range.from(), range.fromIsIn() ? Place.FIRST : Place.LAST), true);
        }
        if (range.until() != null) {
            Place last = new Place(range.until(), range.untilIsIn() ? Place.LAST : Place.FIRST);
            if (!partition.isEmpty() && range.from() != null && ORDER.compare(start(range), last) > 0) {
                return new TreeMap<>(ORDER);
            }
            view = view.headMap(last, true);
        }
        return view;
    }

    private static Place start(KeyRange range) {
        return new Place(
                range.from() == null ? Key.NO_RANGE : range.from(), range.fromIsIn() ? Place.FIRST : Place.LAST);
    }

    Rows copy() {
        Rows copy = new Rows();
        partitions.forEach((hash, partition) -> copy.partitions.put(hash, new TreeMap<>(partition)));
        return copy;
    }
}
