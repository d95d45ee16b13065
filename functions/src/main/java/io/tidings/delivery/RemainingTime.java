package io.tidings.delivery;

import java.time.Duration;

/** How long the caller lets us go on. */
@FunctionalInterface
public interface RemainingTime {
    Duration left();
}
