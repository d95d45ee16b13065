package io.tidings.table;

/** Waits between attempts, twice as long each time. */
public final class Waiting {

    private Waiting() {}

    public static void before(int attempt, long firstMillis) {
        try {
            Thread.sleep(firstMillis << Math.min(attempt, 8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for DynamoDB.", e);
        }
    }
}
