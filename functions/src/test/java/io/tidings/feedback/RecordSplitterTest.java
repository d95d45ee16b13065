package io.tidings.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordSplitterTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1 << 16})
    void objectsAreFoundHoweverTheBytesComeIn(int atOnce) throws IOException {
        String link = "{\"click\":{\"link\":\"https://example.org/{a}?b=\\\"c\\\\\",\"tags\":[{},{\"x\":[1]}]}}";
        String long80K = "{\"subject\":\"" + "é}{".repeat(20_000) + "\"}";

        Cut cut = cut(link + link + "\n" + long80K + "\r\n [" + link + ", " + link + "]", atOnce);

        assertThat(cut.records).containsExactly(link, link, long80K, link, link);
        assertThat(cut.torn).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1 << 16})
    void whatIsTornCostsItselfOnly(int atOnce) throws IOException {
        Cut cut = cut(
                "{\"cut\":\"in a stri\n{\"whole\":1}{\"cut\":{\"deep\":1 {\"whole\":2}\nnoise {\"lost\":1}\n{\"whole\":3}{\"end",
                atOnce);

        assertThat(cut.records).containsExactly("{\"whole\":1}", "{\"whole\":2}", "{\"whole\":3}");
        assertThat(cut.torn).isEqualTo(4);
    }

    @Test
    void anEndlessRecordEndsWithItsLine() throws IOException {
        Cut cut = cut("{\"endless\":\"" + "x".repeat(600 * 1024) + "\"}{\"lost\":1}\n{\"whole\":1}", 1 << 16);

        assertThat(cut.records).containsExactly("{\"whole\":1}");
        assertThat(cut.torn).isEqualTo(1);
    }

    private record Cut(List<String> records, long torn) {}

    private static Cut cut(String text, int atOnce) throws IOException {
        InputStream slow = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, atOnce));
            }
        };
        RecordSplitter splitter = new RecordSplitter(slow);
        List<String> records = new ArrayList<>();
        for (Optional<ByteBuffer> next = splitter.next(); next.isPresent(); next = splitter.next()) {
            records.add(StandardCharsets.UTF_8.decode(next.get()).toString());
        }
        return new Cut(records, splitter.torn());
    }
}
