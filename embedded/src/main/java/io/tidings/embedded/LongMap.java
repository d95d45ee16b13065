package io.tidings.embedded;

import java.nio.file.Path;

/**
 * A map from well-mixed longs to longs, open-addressed outside of the heap: 32 to 64 bytes an entry in a file. No removal.
 * Not thread-safe.
 */
final class LongMap {
    private static final int FIRST = 1024;
    private static final long EMPTY = 0;

    /** Each key, and behind it its value. */
    private MappedLongs entries;

    private long size;

    LongMap(Path directory) {
        entries = new MappedLongs(directory, 2 * FIRST);
    }

    /** The value, or -1. */
    long get(long key) {
        long at = slot(key);
        return entries.get(at) == EMPTY ? -1 : entries.get(at + 1);
    }

    void put(long key, long value) {
        long at = slot(key);
        if (entries.get(at) == EMPTY) {
            if (2 * (size + 1) > entries.count() / 2) {
                grow();
                at = slot(key);
            }
            entries.set(at, stored(key));
            size++;
        }
        entries.set(at + 1, value);
    }

    private long slot(long key) {
        long mask = entries.count() - 1;
        long at = 2 * key & mask;
        while (entries.get(at) != EMPTY && entries.get(at) != stored(key)) {
            at = (at + 2) & mask;
        }
        return at;
    }

    private static long stored(long key) {
        return key == EMPTY ? 1 : key;
    }

    private void grow() {
        var old = entries;
        entries = old.doubled();
        for (long i = 0; i < old.count(); i += 2) {
            if (old.get(i) != EMPTY) {
                long at = slot(old.get(i));
                entries.set(at, old.get(i));
                entries.set(at + 1, old.get(i + 1));
            }
        }
    }
}
