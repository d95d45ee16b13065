package io.tidings.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells everything that runs in the background to end. Thread-safe. */
final class Stop {
    /** What a handler in the middle of its work is left to hand back what it has not begun. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile long askedAt;

    void now() {
        if (!isAsked()) {
            askedAt = System.nanoTime();
            asked.countDown();
        }
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits that long, or until somebody asks to stop: then answers true. */
    boolean askedWithin(Duration time) throws InterruptedException {
        return asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The time left of a deadline in {@link System#nanoTime}, cut short when a stop was asked for. */
    Duration left(long deadline) {
        var end = isAsked() ? Math.min(deadline, askedAt + GRACE.toNanos()) : deadline;
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
