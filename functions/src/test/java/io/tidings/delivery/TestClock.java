package io.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved; whoever sleeps by it moves it. Thread-safe. */
public final class TestClock implements InstantSource, Sleeper {
    private Instant now = Samples.NOW;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void set(Instant time) {
        now = time;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
    }
}
