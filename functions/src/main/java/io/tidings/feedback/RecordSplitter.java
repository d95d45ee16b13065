package io.tidings.feedback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts a stream into top-level JSON objects: one a line, as Firehose can write them, or one right after the other, as it
 * does by itself. What is torn costs one record, or as far as the next line. Not thread-safe.
 */
final class RecordSplitter {
    private static final int LONGEST = 512 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream(4096);
    private int pushedBack = -1;
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
                tear(read);
            } else if (append(read)) {
                byte[] whole = record.toByteArray();
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
        int read = pushedBack >= 0 ? pushedBack : in.read();
        pushedBack = -1;
        return read;
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
            read = in.read();
        } while (read >= 0 && read != '\n');
    }

    /** A string never holds a raw line break, and a value begins after one of {@code [ , :} only. */
    private boolean isTorn(int read) {
        if (inString) {
            return read == '\n' || read == '\r';
        }
        return depth > 0 && read == '{' && previous != '[' && previous != ',' && previous != ':';
    }

    private void tear(int read) {
        torn++;
        begin();
        pushedBack = read;
    }

    /** Whether the object is whole with this byte. */
    private boolean append(int read) throws IOException {
        record.write(read);
        if (record.size() > LONGEST) {
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
        return depth == 0;
    }

    private void begin() {
        record.reset();
        depth = 0;
        previous = -1;
        inString = false;
        escaped = false;
    }

    private static boolean isSpace(int read) {
        return read == ' ' || read == '\n' || read == '\r' || read == '\t';
    }
}
