package io.tidings.delivery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Seeds, one after another, worked on by as many threads as there are cores, until told to stop or one fails. */
final class Seeds {
    private Seeds() {}

    /**
     * Works on the seeds from the first on. Each thread makes a hand of its own.
     *
     * @throws AssertionError the first failure, or with it as its cause, once all threads have ended what they were at
     */
    static void each(long first, LongPredicate goesOn, Supplier<LongConsumer> hands) {
        AtomicLong next = new AtomicLong(first);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            for (int thread = 0; thread < cores; thread++) {
                threads.execute(() -> {
                    try {
                        LongConsumer hand = hands.get();
                        // Not only where it failed: the others would go on for as long as they are let.
                        for (long seed = next.getAndIncrement();
                                failure.get() == null && goesOn.test(seed);
                                seed = next.getAndIncrement()) {
                            hand.accept(seed);
                        }
                    } catch (RuntimeException | Error e) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw failed instanceof AssertionError error ? error : new AssertionError(failed);
        }
    }
}
