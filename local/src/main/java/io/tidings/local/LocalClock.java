package io.tidings.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Runs as fast as the real clock, but may be ahead of it or behind. In a data directory it remembers by how much, so
 * that a restart goes on in the same time.
 */
final class LocalClock implements InstantSource {
    private final InstantSource real;
    private final Duration offset;

    private LocalClock(InstantSource real, Duration offset) {
        this.real = real;
        this.offset = offset;
    }

    /** Starts at the instant; without one as the directory remembers; without that it is the real time. */
    static LocalClock start(InstantSource real, Optional<Instant> at, Optional<Path> directory) {
        var file = directory.map(data -> data.resolve("clock-offset.txt"));
        var offset = at.map(instant -> Duration.between(real.instant(), instant))
                .or(() -> file.filter(Files::exists).map(LocalClock::read))
                .orElse(Duration.ZERO);
        file.ifPresent(remembered -> write(remembered, offset));
        return new LocalClock(real, offset);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Duration read(Path file) {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }

    private static void write(Path file, Duration offset) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, offset + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + file, e);
        }
    }
}
