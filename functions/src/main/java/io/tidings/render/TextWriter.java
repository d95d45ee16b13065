package io.tidings.render;

import java.io.Writer;

/** Collects a rendered text; the JDK's StringWriter does so under a lock that nobody needs here. */
final class TextWriter extends Writer {

    private final StringBuilder text = new StringBuilder(16_384);

    @Override
    public void write(int c) {
        text.append((char) c);
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        text.append(buffer, offset, length);
    }

    @Override
    public void write(String part) {
        text.append(part);
    }

    @Override
    public void write(String part, int offset, int length) {
        text.append(part, offset, offset + length);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing to close
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
