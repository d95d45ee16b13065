package io.tidings.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into top-level JSON objects: one a line, as Firehose can write them, or one right after the other, as it
 * does by itself. What is torn costs one record, or as far as the next line. Looks at each byte of files with hundreds of
 * thousands of events once, where it lies: a record is not copied. Not thread-safe.
 *
 * <pre>
 *   buffer:  ...seen before | { record so far ...        | not read yet
 *                           start                    at  end
 * </pre>
 */
final class RecordSplitter {
    private static final int LONGEST = 512 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int at;
    private int end;
    private long torn;

    RecordSplitter(InputStream in) {
        this.in = in;
    }

    /** Records that ended before they were whole, and bytes between records, counted by line. */
    long torn() {
        return torn;
    }

    /** The next whole object, good until another is asked for; or empty at the end. */
    Optional<ByteBuffer> next() throws IOException {
        while (findBrace()) {
            if (readObject()) {
                return Optional.of(ByteBuffer.wrap(buffer, start, at - start));
            }
            torn++;
            if (at - start > LONGEST) {
                skipLine();
            }
        }
        return Optional.empty();
    }

    /** Goes to where an object begins; false at the end. */
    private boolean findBrace() throws IOException {
        while (hasByte()) {
            start = at;
            byte read = buffer[at];
            if (read == '{') {
                return true;
            }
            at++;
            if (!isBetween(read)) {
                torn++;
                skipLine();
            }
        }
        return false;
    }

    /** Goes behind the object that begins here; false where it ends before it is whole, or is too long. */
    private boolean readObject() throws IOException {
        int depth = 0;
        while (hasByte() && at - start <= LONGEST) {
            byte read = buffer[at];
            if (read == '{' && depth > 0 && !mayValueBegin()) {
                return false;
            }
            at++;
            if (read == '"' && !readString()) {
                return false;
            }
            depth += read == '{' ? 1 : read == '}' ? -1 : 0;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    /** A value begins after one of {@code [ , :} only. */
    private boolean mayValueBegin() {
        int before = at - 1;
        while (isSpace(buffer[before])) {
            before--;
        }
        return buffer[before] == '[' || buffer[before] == ',' || buffer[before] == ':';
    }

    /** Goes behind the string that has begun; false at a raw line break, which a string never holds. */
    private boolean readString() throws IOException {
        while (hasByte() && at - start <= LONGEST) {
            while (at < end && isPlain(buffer[at])) {
                at++;
            }
            if (at < end) {
                if (isLineBreak(buffer[at])) {
                    return false;
                }
                if (buffer[at++] == '"') {
                    return true;
                }
                if (hasByte() && !isLineBreak(buffer[at])) {
                    at++;
                }
            }
        }
        return false;
    }

    private void skipLine() throws IOException {
        while (hasByte()) {
            start = at;
            if (buffer[at++] == '\n') {
                return;
            }
        }
    }

    /** Whether there is a byte to look at, after reading more where there was none; what was before the record is dropped. */
    private boolean hasByte() throws IOException {
        if (at < end) {
            return true;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        at -= start;
        end -= start;
        start = 0;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        end += Math.max(0, in.read(buffer, end, buffer.length - end));
        return at < end;
    }

    private static boolean isPlain(byte read) {
        return read != '"' && read != '\\' && !isLineBreak(read);
    }

    private static boolean isLineBreak(byte read) {
        return read == '\n' || read == '\r';
    }

    private static boolean isSpace(byte read) {
        return read == ' ' || read == '\t' || isLineBreak(read);
    }

    /** Spaces, the signs of an array around the records, and a byte order mark. */
    private static boolean isBetween(byte read) {
        return isSpace(read)
                || read == ','
                || read == '['
                || read == ']'
                || read == (byte) 0xEF
                || read == (byte) 0xBB
                || read == (byte) 0xBF;
    }
}
