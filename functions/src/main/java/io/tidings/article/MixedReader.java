package io.tidings.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8, and as windows-1252 every byte that is none. Not thread-safe. */
final class MixedReader extends Reader {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(16 * 1024).flip();
    private boolean isAtEnd;

    MixedReader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        // A character outside the first plane takes two places; BufferedReader never asks for fewer.
        var chars = CharBuffer.wrap(buffer, offset, length);
        while (chars.position() == 0 && !(isAtEnd && !bytes.hasRemaining())) {
            fill();
            decode(chars);
        }
        return chars.position() == 0 ? -1 : chars.position();
    }

    private void fill() throws IOException {
        if (isAtEnd) {
            return;
        }
        bytes.compact();
        int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (got < 0) {
            isAtEnd = true;
        } else {
            bytes.position(bytes.position() + got);
        }
        bytes.flip();
    }

    private void decode(CharBuffer chars) {
        while (chars.remaining() > 1) {
            var result = decoder.decode(bytes, chars, isAtEnd);
            if (!result.isError()) {
                return;
            }
            for (int i = 0; i < result.length() && chars.hasRemaining(); i++) {
                chars.put(WINDOWS.decode(ByteBuffer.wrap(new byte[] {bytes.get()})));
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
