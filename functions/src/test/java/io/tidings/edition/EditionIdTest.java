package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EditionIdTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @ValueSource(strings = {"weekly", "a", "x-2026-01-01", "x-2026-01-01-r-0123456789", "tech-r-1"})
    void aNewsletterIsFoundInItsEditionsId(String newsletter) {
        NewsletterId id = new NewsletterId(newsletter);

        assertThat(EditionId.scheduled(id, DATE).newsletter()).isEqualTo(id);
        assertThat(EditionId.scheduled(id, DATE).requested()).isFalse();
        assertThat(EditionId.requested(id, DATE, "key").newsletter()).isEqualTo(id);
        assertThat(EditionId.requested(id, DATE, "key").requested()).isTrue();
        assertThat(EditionId.requested(id, DATE, "key").date()).isEqualTo(DATE);
    }

    @Test
    void whatWasAskedForIsCalledByTheDayItHasTheArticlesOf() {
        NewsletterId id = new NewsletterId("weekly");
        Instant lateOnTheNinth = Instant.parse("2026-03-09T23:30:00Z");

        assertThat(EditionId.requested(id, DATE, "key").day(lateOnTheNinth, ZoneId.of("Europe/Berlin")))
                .isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(EditionId.scheduled(id, DATE).day(lateOnTheNinth, ZoneId.of("Europe/Berlin")))
                .isEqualTo(DATE);
    }

    @Test
    void theSameRequestHasTheSameId() {
        NewsletterId id = new NewsletterId("weekly");
        assertThat(EditionId.requested(id, DATE, "a")).isEqualTo(EditionId.requested(id, DATE, "a"));
        assertThat(EditionId.requested(id, DATE, "a")).isNotEqualTo(EditionId.requested(id, DATE, "b"));
        assertThat(EditionId.requested(id, DATE, "a").value()).matches("[A-Za-z0-9_-]{1,90}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "weekly",
                "weekly-2026-13-01",
                "-2026-01-01",
                "Weekly-2026-01-01",
                "weekly-2026-01-01-r-xyz",
                "../x-2026-01-01",
                "weekly-2026-01-01\n"
            })
    void whatHasNotItsShapeIsNoId(String text) {
        assertThatThrownBy(() -> new EditionId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
