package io.tidings.article;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From bytes to articles, whatever the file is called: formats, packing, character sets, and files that break off. */
final class ArticleFileTest {
    private static final String ONE =
            "{\"url\": \"https://a.example.com/1\", \"title\": \"Größe\", \"summary\": \"S\"}";
    private static final String TWO = "{\"url\": \"https://a.example.com/2\", \"title\": \"Two\", \"summary\": \"S\"}";

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.ndjson", "a.xml", "a.md", "a", "a.txt"})
    void whatAFileHoldsCountsMoreThanItsName(String name) {
        assertThat(ReadingOf.file(name, "\n [" + ONE + "," + TWO + "]").titles())
                .containsExactly("Größe", "Two");
        assertThat(ReadingOf.file(name, ONE + "\n\n" + TWO + "\r\n").titles()).containsExactly("Größe", "Two");
        assertThat(ReadingOf.file(name, ONE).titles()).containsExactly("Größe");
        assertThat(ReadingOf.file(name, "---\nurl: https://a.example.com/3\ntitle: Three\n---\nText.")
                        .titles())
                .containsExactly("Three");
        assertThat(ReadingOf.file(
                                name,
                                "<rss version='2.0'><channel><item><title>Four</title>"
                                        + "<link>https://a.example.com/4</link></item></channel></rss>")
                        .titles())
                .containsExactly("Four");
    }

    @Test
    void severalObjectsWithoutLinesAreRead() {
        assertThat(ReadingOf.file("a.json", ONE + TWO).titles()).containsExactly("Größe", "Two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t ", "\uFEFF"})
    void anEmptyFileIsOneRejection(String text) {
        assertThat(ReadingOf.file("a.json", text).rejection().reason()).isEqualTo("the file is empty");
    }

    @Test
    void anUnknownFormatIsOneRejection() {
        var read = ReadingOf.file("notes.txt", "Dear reader, \nthis is a letter.");

        assertThat(read.rejection().reason()).startsWith("neither JSON");
        assertThat(read.rejection().excerpt()).startsWith("Dear reader, this");
    }

    @Test
    void picturesArchivesAndWebPagesAreOneRejection() {
        assertThat(ReadingOf.file("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0})
                        .rejection()
                        .reason())
                .startsWith("neither JSON");
        assertThat(ReadingOf.file("a.zip", new byte[] {'P', 'K', 3, 4, 0, 0, 0})
                        .rejection()
                        .reason())
                .startsWith("a zip archive");
        assertThat(ReadingOf.file("a.xml", "<!DOCTYPE html><html><body>404</body></html>")
                        .rejection()
                        .reason())
                .isEqualTo("a web page, not a feed");
    }

    @Test
    void aByteOrderMarkIsNoText() {
        assertThat(ReadingOf.file("a.json", "\uFEFF" + ONE).titles()).containsExactly("Größe");
        assertThat(ReadingOf.file("a.json", ("\uFEFF" + ONE).getBytes(UTF_16LE)).titles())
                .containsExactly("Größe");
        assertThat(ReadingOf.file("a.json", ("\uFEFF" + ONE).getBytes(UTF_16BE)).titles())
                .containsExactly("Größe");
        assertThat(ReadingOf.file("a.json", ONE.getBytes(UTF_16LE)).titles()).containsExactly("Größe");
    }

    @Test
    void bytesThatAreNoUtf8AreReadAsWindows1252EvenBesideUtf8() {
        var windows = ONE.replace("Größe", "Größe – “€”").getBytes(Charset.forName("windows-1252"));
        var both = new ByteArrayOutputStream();
        both.writeBytes(windows);
        both.writeBytes(("\n" + TWO.replace("Two", "Zwölf 😀")).getBytes(UTF_8));

        assertThat(ReadingOf.file("a.ndjson", both.toByteArray()).titles()).containsExactly("Größe – “€”", "Zwölf 😀");
    }

    @Test
    void charactersOnTheEdgeOfABufferStayWhole() {
        for (int padding = 16_370; padding < 16_390; padding++) {
            var text = " ".repeat(padding) + "[" + ONE.replace("Größe", "ö€😀ö€😀") + "]";
            assertThat(ReadingOf.file("a.json", text).titles()).containsExactly("ö€😀ö€😀");
        }
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        assertThat(ReadingOf.file("a.ndjson.gz", gzip((ONE + "\n" + TWO).getBytes(UTF_8)))
                        .titles())
                .containsExactly("Größe", "Two");
    }

    @Test
    void ofAGzipThatBreaksOffTheFirstPartGoesIn() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            lines.append(ONE.replace("/1", "/" + i * 7919L)).append('\n');
        }
        var packed = gzip(lines.toString().getBytes(UTF_8));

        var read = ReadingOf.file("a.ndjson.gz", Arrays.copyOf(packed, packed.length / 2));

        assertThat(read.articles()).hasSizeGreaterThan(100);
        assertThat(read.rejection().reason()).contains("damaged or cut off");
    }

    @Test
    void aBombIsNotUnpackedToItsEnd() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write((ONE + "\n").getBytes(UTF_8));
            var nothing = new byte[1024 * 1024];
            Arrays.fill(nothing, (byte) '\n');
            for (int i = 0; i < 24; i++) {
                gzip.write(nothing);
            }
        }
        var found = new ArrayList<Reading>();

        new ArticleFile("bomb.ndjson.gz", 8L * 1024 * 1024)
                .read(new ByteArrayInputStream(bomb.toByteArray()), found::add);

        assertThat(found).hasSize(2);
        assertThat(found.get(1))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        last -> assertThat(last.reason())
                                .isEqualTo("longer than 8 MB when unpacked: the rest is not read"));
    }

    @Test
    void aBrokenConnectionIsNoBrokenFile() {
        var broken = new InputStream() {
            private int left = 200;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return '[';
                }
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                buffer[offset] = (byte) read();
                return 1;
            }
        };

        assertThatThrownBy(() -> new ArticleFile("a.json").read(broken, reading -> {}))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aHundredThousandLinesAreReadAsTheyCome() {
        var count = new int[1];
        new ArticleFile("big.ndjson").read(lines(100_000), reading -> {
            assertThat(reading).isInstanceOf(Item.class);
            count[0]++;
        });

        assertThat(count[0]).isEqualTo(100_000);
    }

    /** Lines of about 1,200 characters, made as they are read: 120 MB that never stand in memory at once. */
    private static InputStream lines(int most) {
        return new InputStream() {
            private int line;
            private byte[] bytes = {};
            private int at;

            @Override
            public int read() {
                if (at == bytes.length) {
                    if (line == most) {
                        return -1;
                    }
                    bytes = ("{\"url\":\"https://a.example.com/" + line++ + "\",\"title\":\"T\",\"content\":\""
                                    + "x".repeat(1_100) + "\"}\n")
                            .getBytes(UTF_8);
                    at = 0;
                }
                return bytes[at++];
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int first = read();
                if (first < 0) {
                    return -1;
                }
                buffer[offset] = (byte) first;
                int more = Math.min(length - 1, bytes.length - at);
                System.arraycopy(bytes, at, buffer, offset + 1, more);
                at += more;
                return more + 1;
            }
        };
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
