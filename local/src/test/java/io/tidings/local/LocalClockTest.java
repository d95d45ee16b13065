package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalClockTest {
    private static final Instant REAL = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void itStartsAtTheInstantAndRunsOn() {
        var now = new Instant[] {REAL};
        var clock = LocalClock.start(() -> now[0], Optional.of(MONDAY), Optional.empty());

        assertThat(clock.instant()).isEqualTo(MONDAY);
        now[0] = REAL.plusSeconds(90);
        assertThat(clock.instant()).isEqualTo(MONDAY.plusSeconds(90));
    }

    @Test
    void aRestartGoesOnInTheSameTime() {
        LocalClock.start(InstantSource.fixed(REAL), Optional.of(MONDAY), Optional.of(directory));

        var later = InstantSource.fixed(REAL.plus(Duration.ofHours(3)));
        var restarted = LocalClock.start(later, Optional.empty(), Optional.of(directory));

        assertThat(restarted.instant()).isEqualTo(MONDAY.plus(Duration.ofHours(3)));
    }

    @Test
    void withoutAnInstantItIsTheRealTime() {
        var clock = LocalClock.start(InstantSource.fixed(REAL), Optional.empty(), Optional.of(directory));

        assertThat(clock.instant()).isEqualTo(REAL);
    }

    @Test
    void aRestartWritesNothing() throws IOException {
        LocalClock.start(InstantSource.fixed(REAL), Optional.of(MONDAY), Optional.of(directory));
        var file = directory.resolve("clock-offset.txt");
        var written = FileTime.from(REAL);
        Files.setLastModifiedTime(file, written);

        LocalClock.start(InstantSource.fixed(REAL), Optional.empty(), Optional.of(directory));

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
        assertThat(directory).isDirectoryNotContaining("glob:**.half");
    }

    @Test
    void whatDoesNotSayByHowMuchIsRefusedWithASentenceAndAnInstantHelps() throws IOException {
        var file = Files.writeString(directory.resolve("clock-offset.txt"), "");

        assertThatThrownBy(() -> LocalClock.start(InstantSource.fixed(REAL), Optional.empty(), Optional.of(directory)))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll(file.toString(), "such as PT1H", "--at");
        assertThat(LocalClock.start(InstantSource.fixed(REAL), Optional.of(MONDAY), Optional.of(directory))
                        .instant())
                .isEqualTo(MONDAY);
    }
}
