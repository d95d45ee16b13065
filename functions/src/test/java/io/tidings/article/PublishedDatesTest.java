package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublishedDatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-11-15T10:00:00Z            | 2026-11-15T10:00:00Z
                    2026-11-15T10:00:00.250Z        | 2026-11-15T10:00:00.250Z
                    2026-11-15T10:00:00+01:00       | 2026-11-15T09:00:00Z
                    2026-11-15T10:00:00+0100        | 2026-11-15T09:00:00Z
                    2026-11-15T10:00:00             | 2026-11-15T10:00:00Z
                    2026-11-15T10:00                | 2026-11-15T10:00:00Z
                    2026-11-15 10:00:00             | 2026-11-15T10:00:00Z
                    2026-11-15 10:00:00 +0100       | 2026-11-15T09:00:00Z
                    2026-11-15                      | 2026-11-15T00:00:00Z
                    Sun, 15 Nov 2026 10:00:00 +0000 | 2026-11-15T10:00:00Z
                    Sun, 15 Nov 2026 10:00:00 GMT   | 2026-11-15T10:00:00Z
                    15 Nov 2026 10:00:00 +0100      | 2026-11-15T09:00:00Z
                    November 15, 2026               | 2026-11-15T00:00:00Z
                    1794736800                      | 2026-11-15T10:00:00Z
                    1794736800000                   | 2026-11-15T10:00:00Z
                    """)
    void datesAreReadAsTheyAreWritten(String text, Instant instant) {
        assertThat(PublishedDates.parse(text)).contains(instant);
    }

    @Test
    void numbersAreSecondsOrMilliseconds() {
        assertThat(PublishedDates.parse(1794736800L)).contains(Instant.parse("2026-11-15T10:00:00Z"));
        assertThat(PublishedDates.parse(1794736800000L)).contains(Instant.parse("2026-11-15T10:00:00Z"));
    }

    @Test
    void aNumberBeyondAllTimeIsNoDate() {
        assertThat(PublishedDates.parse(-99_999_999_999_999_999L)).isEmpty();
        assertThat(PublishedDates.parse(-1e300)).isEmpty();
        assertThat(PublishedDates.parse(Long.MAX_VALUE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-13-45", "0001-01-01T00:00:00Z", "1970-01-01", "99999999999999999999"})
    void whatIsNoDateIsNone(String text) {
        assertThat(PublishedDates.parse(text)).isEmpty();
    }
}
