package io.tidings.article;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * In what character set a file is: what its byte order mark or its zero bytes say, else UTF-8, where bytes that are no UTF-8
 * are read as windows-1252. Both may stand in one file, as they do when lines of several origins are joined.
 */
public final class Encodings {
    private Encodings() {}

    public static Charset of(byte[] head) {
        if (startsWith(head, 0xFF, 0xFE)) {
            return UTF_16LE;
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return UTF_16BE;
        }
        if (head.length >= 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) {
            return UTF_16LE;
        }
        return head.length >= 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0 ? UTF_16BE : UTF_8;
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** A reader that leaves a byte order mark out. */
    static Reader reader(InputStream bytes, Charset charset) throws IOException {
        var reader = charset.equals(UTF_8)
                ? new MixedReader(bytes)
                : new InputStreamReader(
                        bytes,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE));
        var marked = new BufferedReader(reader);
        marked.mark(1);
        if (marked.read() != '\uFEFF') {
            marked.reset();
        }
        return marked;
    }

    /** The whole of a file, without its byte order mark. */
    public static String text(byte[] bytes) {
        return text(bytes, of(bytes));
    }

    static String text(byte[] bytes, Charset charset) {
        try (var reader = reader(new ByteArrayInputStream(bytes), charset)) {
            var text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }
}
