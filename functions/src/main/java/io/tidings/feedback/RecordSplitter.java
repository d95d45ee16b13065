package io.tidings.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into top-level JSON objects: one a line, as Firehose can write them, or one right after the other, as it
 * does by itself. What is torn costs one record, or as far as the next line. Buffers by itself, as it looks at each byte of
 * files with hundreds of thousands of events; strings, which are most of them, go by in runs. Not thread-safe.
 */
final class RecordSplitter {
    private static final int LONGEST = 512 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] record = new byte[4096];
    private int length;
    private int depth;
    private int previous = -1;
    private boolean inString;
    private boolean escaped;
    private long torn;

    RecordSplitter(InputStream in) {
        this.in = in;
    }

    /** Records that ended before they were whole, and bytes between records, counted by line. */
    long torn() {
        return torn;
    }

    /** The next whole object, or empty at the end. */
    Optional<byte[]> next() throws IOException {
        int read;
        while ((read = read()) >= 0) {
            if (depth == 0 && read != '{') {
                skipOutside(read);
            } else if (isTorn(read)) {
                tear();
            } else if (append(read)) {
                byte[] whole = Arrays.copyOf(record, length);
                begin();
                return Optional.of(whole);
            }
        }
        if (depth > 0) {
            torn++;
            begin();
        }
        return Optional.empty();
    }

    private int read() throws IOException {
        if (at == end) {
            end = Math.max(0, in.read(buffer));
            at = 0;
        }
        return end == 0 ? -1 : buffer[at++] & 0xFF;
    }

    private void skipOutside(int read) throws IOException {
        if (isSpace(read)
                || read == ','
                || read == '['
                || read == ']'
                || read == 0xEF
                || read == 0xBB
                || read == 0xBF) {
            return;
        }
        torn++;
        skipLine();
    }

    private void skipLine() throws IOException {
        int read;
        do {
            read = read();
        } while (read >= 0 && read != '\n');
    }

    /** A string never holds a raw line break, and a value begins after one of {@code [ , :} only. */
    private boolean isTorn(int read) {
        if (inString) {
            return read == '\n' || read == '\r';
        }
        return depth > 0 && read == '{' && previous != '[' && previous != ',' && previous != ':';
    }

    private void tear() {
        torn++;
        begin();
        // The byte that gave it away was just read, and is looked at again.
        at--;
    }

    /** Whether the object is whole with this byte. */
    private boolean append(int read) throws IOException {
        keep(at - 1, at);
        if (length > LONGEST) {
            torn++;
            begin();
            skipLine();
            return false;
        }
        if (inString) {
            inString = escaped || read != '"';
            escaped = !escaped && read == '\\';
        } else {
            inString = read == '"';
            depth += read == '{' ? 1 : read == '}' ? -1 : 0;
        }
        previous = isSpace(read) ? previous : read;
        if (inString && !escaped) {
            appendRun();
        }
        return depth == 0;
    }

    /** What is buffered of a string and means nothing here. */
    private void appendRun() {
        int from = at;
        while (at < end && buffer[at] != '"' && buffer[at] != '\\' && buffer[at] != '\n' && buffer[at] != '\r') {
            at++;
        }
        keep(from, at);
    }

    private void keep(int from, int until) {
        if (length + until - from > record.length) {
            record = Arrays.copyOf(record, 2 * (length + until - from));
        }
        System.arraycopy(buffer, from, record, length, until - from);
        length += until - from;
    }

    private void begin() {
        length = 0;
        depth = 0;
        previous = -1;
        inString = false;
        escaped = false;
    }

    private static boolean isSpace(int read) {
        return read == ' ' || read == '\n' || read == '\r' || read == '\t';
    }
}
