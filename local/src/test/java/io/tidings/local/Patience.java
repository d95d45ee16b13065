package io.tidings.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for something that other threads or processes bring about; on a busy machine a JVM alone may take minutes to start. */
final class Patience {
    static final Duration MOST = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private Patience() {}

    static <T> T until(String what, Supplier<Optional<T>> look) {
        var deadline = System.nanoTime() + MOST.toNanos();
        while (System.nanoTime() < deadline) {
            var seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        throw new AssertionError("Not within " + MOST.toSeconds() + " s: " + what);
    }
}
