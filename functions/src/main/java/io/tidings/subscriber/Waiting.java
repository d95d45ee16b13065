package io.tidings.subscriber;

/** Waits between attempts, twice as long each time. */
final class Waiting {

    private Waiting() {}

    static void before(int attempt, long firstMillis) {
        try {
            Thread.sleep(firstMillis << Math.min(attempt, 8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for DynamoDB.", e);
        }
    }
}
