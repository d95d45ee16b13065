package io.tidings.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The SES endpoint's memory: a file of JSON lines that only grows. A line is with the operating system before its call is
 * answered, so a kill of the JVM loses nothing; half a line at the end, from a kill while writing, is cut off when the
 * file is opened. Thread-safe.
 */
final class SesLog implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final FileChannel file;
    private volatile long end;

    SesLog(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        end = lastLineEnd();
        file.truncate(end);
    }

    /** What to do with a line and the offset at which it begins. */
    interface Visitor {
        void line(long offset, byte[] json);
    }

    /** Appends the entries in one write. Returns the offset of each. */
    synchronized List<Long> append(List<? extends LogEntry> entries) {
        var offsets = new ArrayList<Long>(entries.size());
        var lines = new ByteArrayOutputStream(entries.size() * 2048);
        for (var entry : entries) {
            offsets.add(end + lines.size());
            lines.writeBytes(Json.bytes(entry));
            lines.write('\n');
        }
        try {
            var bytes = ByteBuffer.wrap(lines.toByteArray());
            for (long at = end; bytes.hasRemaining(); ) {
                at += file.write(bytes, at);
            }
            end += lines.size();
            return offsets;
        } catch (IOException e) {
            cutOff(e);
            throw new UncheckedIOException("append to the log of the SES endpoint", e);
        }
    }

    /** What a full disk took of an append: the next, if it is shorter, would leave the rest of it behind. */
    private void cutOff(IOException why) {
        try {
            file.truncate(end);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    LogEntry at(long offset) {
        var found = new ArrayList<LogEntry>(1);
        forEachWhile(offset, (at, json) -> {
            found.add(Json.read(json, LogEntry.class));
            return false;
        });
        return found.getFirst();
    }

    /** Every line from an offset on, in order, up to the end as it was when this began. */
    void forEach(long from, Visitor visitor) {
        forEachWhile(from, (at, json) -> {
            visitor.line(at, json);
            return true;
        });
    }

    /** Tells whether to go on after a line. */
    interface StoppingVisitor {
        boolean line(long offset, byte[] json);
    }

    /** As {@link #forEach}, until the visitor has had enough. Returns the offset of the first line it did not see. */
    long forEachWhile(long from, StoppingVisitor visitor) {
        long last = end;
        long lineStart = from;
        var line = new ByteArrayOutputStream();
        var chunk = ByteBuffer.allocate(CHUNK);
        try {
            for (long at = from; at < last; ) {
                chunk.clear().limit((int) Math.min(CHUNK, last - at));
                int read = file.read(chunk, at);
                int begin = 0;
                for (int i = 0; i < read; i++) {
                    if (chunk.array()[i] == '\n') {
                        line.write(chunk.array(), begin, i - begin);
                        long start = lineStart;
                        begin = i + 1;
                        lineStart = at + begin;
                        if (!visitor.line(start, line.toByteArray())) {
                            return lineStart;
                        }
                        line.reset();
                    }
                }
                line.write(chunk.array(), begin, read - begin);
                at += read;
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException("read the log of the SES endpoint", e);
        }
    }

    long end() {
        return end;
    }

    private long lastLineEnd() throws IOException {
        var chunk = ByteBuffer.allocate(CHUNK);
        for (long to = file.size(); to > 0; ) {
            long from = Math.max(0, to - CHUNK);
            chunk.clear().limit((int) (to - from));
            int read = file.read(chunk, from);
            for (int i = read - 1; i >= 0; i--) {
                if (chunk.array()[i] == '\n') {
                    return from + i + 1;
                }
            }
            to = from;
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
