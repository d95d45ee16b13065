package io.tidings.article;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/** Reads a JSON object a line; a line that cannot be read is one rejection, and the next is read. */
final class NdjsonItems {
    /** Characters; a longer line is passed over without being held. */
    private static final int LONGEST_LINE = 8_000_000;

    private final Consumer<Reading> sink;
    private final StringBuilder line = new StringBuilder();
    private long number = 1;
    private boolean isTooLong;

    NdjsonItems(Consumer<Reading> sink) {
        this.sink = sink;
    }

    void read(Reader text) throws IOException {
        var buffer = new char[16 * 1024];
        for (int got = text.read(buffer); got >= 0; got = text.read(buffer)) {
            int from = 0;
            for (int i = 0; i < got; i++) {
                if (buffer[i] == '\n') {
                    append(buffer, from, i);
                    endLine();
                    from = i + 1;
                }
            }
            append(buffer, from, got);
        }
        endLine();
    }

    private void append(char[] buffer, int from, int until) {
        if (line.length() + until - from > LONGEST_LINE) {
            isTooLong = true;
        } else if (!isTooLong) {
            line.append(buffer, from, until - from);
        }
    }

    private void endLine() {
        var text = line.toString().strip();
        if (isTooLong) {
            sink.accept(new Rejection(number, "a line of more than 8 million characters", start(text)));
        } else if (!text.isEmpty()) {
            sink.accept(reading(text));
        }
        isTooLong = false;
        line.setLength(0);
        if (line.capacity() > 1_000_000) {
            line.trimToSize();
        }
        number++;
    }

    private Reading reading(String text) {
        try {
            return new Item(number, JsonItems.object(text, number), null);
        } catch (Unreadable e) {
            return new Rejection(number, String.valueOf(e.getMessage()), start(text));
        }
    }

    private static String start(String text) {
        return text.substring(0, Math.min(1000, text.length()));
    }
}
