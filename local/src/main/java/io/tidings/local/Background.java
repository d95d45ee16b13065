package io.tidings.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that do one thing again and again until they are stopped; a failure is logged and does not end them. */
final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration TIME_TO_END = Duration.ofSeconds(8);

    /** One round; it must return soon after a stop was asked for. */
    @FunctionalInterface
    interface Round {
        void run(Stop stop);
    }

    private final Stop stop = new Stop();
    private final List<Thread> threads = new ArrayList<>();

    void every(Duration pause, String name, Round round) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(() -> repeat(pause, name, round)));
    }

    private void repeat(Duration pause, String name, Round round) {
        try {
            while (!stop.askedWithin(pause)) {
                try {
                    round.run(stop);
                } catch (RuntimeException e) {
                    if (!stop.isAsked()) {
                        LOG.error("{} failed and is tried again", name, e);
                        var _ = stop.askedWithin(Duration.ofSeconds(1));
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    Stop stop() {
        return stop;
    }

    /** Asks them to stop and waits until they have. */
    @Override
    public void close() {
        stop.now();
        var deadline = System.nanoTime() + TIME_TO_END.toNanos();
        for (var thread : threads) {
            try {
                if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    LOG.warn("{} did not end in time", thread.getName());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
