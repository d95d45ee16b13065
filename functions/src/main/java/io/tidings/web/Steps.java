package io.tidings.web;

import io.tidings.delivery.Sleeper;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets an answer come after a whole number of steps of time, so that how long it took does not tell what was done for it: a mail
 * to somebody who is not known takes SES's time, and none is sent to who is. A step is longer than that mostly is.
 */
public final class Steps {

    static final Duration STEP = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final Sleeper sleeper;

    /** {@code nanoTime} as of {@link System#nanoTime()}: what a wall clock says may jump. */
    Steps(LongSupplier nanoTime, Sleeper sleeper) {
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
    }

    /** Of the machine's own time. */
    public static Steps ofTime() {
        return new Steps(System::nanoTime, Sleeper.onThread());
    }

    <T> T run(Supplier<T> act) {
        long begun = nanoTime.getAsLong();
        try {
            return act.get();
        } finally {
            long took = nanoTime.getAsLong() - begun;
            sleeper.sleep(STEP.minusNanos(took % STEP.toNanos()));
        }
    }
}
