package io.tidings.bench;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what runs elsewhere, and fails with it. */
final class Waiting {
    private Waiting() {}

    static <T> T until(Future<T> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A thread of the benchmark failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
