package io.tidings.delivery;

import java.time.Duration;

/** Waits. Tests hand in one that only moves their clock. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration);

    /** Waits on the thread; an interrupt ends the wait and stays set. */
    static Sleeper onThread() {
        return duration -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
