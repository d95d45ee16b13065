package io.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SesStubTest {
    @Test
    void everyEntryIsCountedOnceAtWhateverPlace() {
        assertThat(count("\"ab\"", "\"ab\"")).isEqualTo(1);
        assertThat(count("\"ab\"\"ab\"x\"ab", "\"ab\"")).isEqualTo(2);
        assertThat(count("\"a\"ab\"", "\"ab\"")).isEqualTo(1);
        assertThat(count("", "\"ab\"")).isZero();
    }

    private static int count(String text, String word) {
        return SesStub.count(text.getBytes(StandardCharsets.US_ASCII), word.getBytes(StandardCharsets.US_ASCII));
    }
}
