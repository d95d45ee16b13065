package io.tidings.function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a function will need in any case, begun while Lambda starts it, on a thread of its own: most of a cold start is the
 * loading of classes, and a function that starts has two processors. What fails here fails again where it is needed, and is
 * dealt with there.
 */
final class Waking {
    private static final Logger LOG = LoggerFactory.getLogger(Waking.class);

    private Waking() {}

    /** Returns at once. */
    static Thread beside(Runnable part) {
        return Thread.ofPlatform().daemon().name("waking").start(() -> {
            try {
                part.run();
            } catch (RuntimeException e) {
                LOG.info("Something could not be done ahead: {}", e.toString());
            }
        });
    }
}
