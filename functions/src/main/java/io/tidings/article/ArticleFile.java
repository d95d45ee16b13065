package io.tidings.article;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of articles in whatever format, character set and packing: the way from bytes to {@link Reading}s. It is read as
 * a stream; a feed alone is held in memory, up to a limit.
 */
final class ArticleFile {
    /** Bytes looked at to tell what it is. */
    private static final int HEAD = 64 * 1024;

    private final String name;
    private final long mostBytes;

    /** @param name as in the drop; its extension helps where the content does not */
    ArticleFile(String name) {
        this(name, 256L * 1024 * 1024);
    }

    ArticleFile(String name, long mostBytes) {
        this.name = name;
        this.mostBytes = mostBytes;
    }

    /**
     * Reads everything there is. What cannot be read is told like everything else; the last reading may say why the file
     * could not be read to its end.
     *
     * @throws UncheckedIOException when the stream itself breaks, which says nothing about the file
     */
    void read(InputStream bytes, Consumer<Reading> sink) {
        try {
            readContent(new BufferedInputStream(new Supply(bytes), HEAD), sink);
        } catch (Unreadable e) {
            sink.accept(e.rejection());
        } catch (Supply.TooLong e) {
            sink.accept(new Rejection(0, String.valueOf(e.getMessage()), ""));
        } catch (ZipException | EOFException e) {
            sink.accept(new Rejection(0, "the gzip data is damaged or cut off: the rest is lost", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + name, e);
        }
    }

    private void readContent(BufferedInputStream bytes, Consumer<Reading> sink) throws IOException, Unreadable {
        var start = peek(bytes, 4);
        if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] < 9) {
            throw new Unreadable(0, "a zip archive: unpack it, or pack single files with gzip", "");
        }
        var isPacked = start.length > 1 && start[0] == 0x1f && start[1] == (byte) 0x8b;
        var unpacked = isPacked ? new GZIPInputStream(bytes, HEAD) : bytes;
        var plainName = isPacked ? name.replaceFirst("(?i)\\.gz$", "") : name;
        readPlain(new BufferedInputStream(new Supply.Limited(unpacked, mostBytes), HEAD), plainName, sink);
    }

    private static void readPlain(BufferedInputStream bytes, String name, Consumer<Reading> sink)
            throws IOException, Unreadable {
        var head = peek(bytes, HEAD);
        var encoding = Encodings.of(head);
        switch (Format.of(Encodings.text(head, encoding), name)) {
            case JSON -> new JsonItems(sink).read(Encodings.reader(bytes, encoding));
            case NDJSON -> new NdjsonItems(sink).read(Encodings.reader(bytes, encoding));
            case FEED -> new FeedItems(sink).read(bytes);
            case MARKDOWN -> new MarkdownItem(sink).read(Encodings.reader(bytes, encoding));
        }
    }

    private static byte[] peek(BufferedInputStream bytes, int most) throws IOException {
        bytes.mark(most + 1);
        var head = bytes.readNBytes(most);
        bytes.reset();
        return head;
    }
}
