package io.tidings.local;

import java.util.concurrent.CountDownLatch;

/** A system that stays up until Ctrl-C or SIGTERM, and then ends in good order. */
final class Running implements AutoCloseable {
    private final LocalSystem system;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private Running(LocalSystem system) {
        this.system = system;
    }

    static Running until(LocalSystem.Options options) {
        var running = new Running(LocalSystem.start(options));
        Runtime.getRuntime().addShutdownHook(new Thread(running::end, "shutdown"));
        return running;
    }

    LocalSystem system() {
        return system;
    }

    void await() throws InterruptedException {
        asked.await();
    }

    /** In the shutdown hook: the JVM ends when it returns, so it waits until all is closed. */
    private void end() {
        asked.countDown();
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            system.close();
        } finally {
            closed.countDown();
        }
    }
}
