package io.tidings.embedded;

/**
 * A map from well-mixed longs to longs, open-addressed in two arrays: some 32 bytes an entry, where a HashMap takes 100. No
 * removal. Not thread-safe.
 */
final class LongMap {
    private static final long EMPTY = 0;

    private long[] keys = new long[1024];
    private long[] values = new long[1024];
    private int size;

    /** The value, or -1. */
    long get(long key) {
        int at = slot(key);
        return keys[at] == EMPTY ? -1 : values[at];
    }

    void put(long key, long value) {
        int at = slot(key);
        if (keys[at] == EMPTY) {
            if (2 * (size + 1) > keys.length) {
                grow();
                at = slot(key);
            }
            keys[at] = stored(key);
            size++;
        }
        values[at] = value;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int at = (int) key & mask;
        while (keys[at] != EMPTY && keys[at] != stored(key)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private static long stored(long key) {
        return key == EMPTY ? 1 : key;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
