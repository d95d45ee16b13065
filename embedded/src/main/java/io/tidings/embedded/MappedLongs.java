package io.tidings.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * So many longs, all 0 at first, in a file that is gone when nobody holds them any more: what grows with the recipients
 * stays out of the heap, and the system may put it out of memory. Not thread-safe.
 */
final class MappedLongs {
    private final Path directory;
    private final MemorySegment longs;

    MappedLongs(Path directory, long count) {
        this.directory = directory;
        try {
            var file = Files.createTempFile(directory, "index-", ".tmp");
            // A mapping outlives its channel, and here its file's name.
            try (var channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                longs = channel.map(FileChannel.MapMode.READ_WRITE, 0, count * Long.BYTES, Arena.ofAuto());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Making an index in " + directory, e);
        }
    }

    long count() {
        return longs.byteSize() / Long.BYTES;
    }

    long get(long index) {
        return longs.getAtIndex(ValueLayout.JAVA_LONG, index);
    }

    void set(long index, long value) {
        longs.setAtIndex(ValueLayout.JAVA_LONG, index, value);
    }

    /** Twice as many, all 0. */
    MappedLongs doubled() {
        return new MappedLongs(directory, 2 * count());
    }

    /** Twice as many, the first of them these. */
    MappedLongs extended() {
        var extended = doubled();
        MemorySegment.copy(longs, 0, extended.longs, 0, longs.byteSize());
        return extended;
    }
}
