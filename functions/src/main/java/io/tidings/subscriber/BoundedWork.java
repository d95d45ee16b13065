package io.tidings.subscriber;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs tasks beside each other, never more than so many; whoever starts one more waits, so that nothing piles up. The
 * first failure is thrown to the starter. Used by one thread.
 */
final class BoundedWork implements AutoCloseable {

    private final int most;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Optional<RuntimeException>> failure = new AtomicReference<>(Optional.empty());

    BoundedWork(int most) {
        this.most = most;
        this.free = new Semaphore(most);
    }

    void start(Runnable task) {
        free.acquireUninterruptibly();
        throwFailure();
        threads.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                failure.compareAndSet(Optional.empty(), Optional.of(e));
            } finally {
                free.release();
            }
        });
    }

    /** Waits for all that was started. */
    void finish() {
        free.acquireUninterruptibly(most);
        free.release(most);
        throwFailure();
    }

    @Override
    public void close() {
        threads.close();
        throwFailure();
    }

    private void throwFailure() {
        failure.get().ifPresent(e -> {
            throw new IllegalStateException("The import stopped; what was written stays, import the file again.", e);
        });
    }
}
