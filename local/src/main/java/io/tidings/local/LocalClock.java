package io.tidings.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
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
        if (at.isEmpty()) {
            var remembered = file.filter(Files::exists).map(LocalClock::read);
            return new LocalClock(real, remembered.orElse(Duration.ZERO));
        }
        var offset = Duration.between(real.instant(), at.get());
        file.ifPresent(path -> WholeFile.write(path, offset + "\n"));
        return new LocalClock(real, offset);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Duration read(Path file) {
        var text = "";
        try {
            text = Files.readString(file).strip();
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    "The file " + file + " is to say by how much the clock is ahead, such as PT1H, and says \"" + text
                            + "\". Say with --at where the clock starts, or remove the file for the real time.",
                    e);
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
    }
}
