package io.tidings.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is done ahead is done beside, and what fails ahead stops nobody. */
final class WakingTest {

    @Test
    void whoWakesDoesNotWait() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<String> done = new AtomicReference<>("not yet");

        Thread beside = Waking.beside(() -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.set("done");
        });

        assertThat(done).hasValue("not yet");
        assertThat(beside.isDaemon()).isTrue();
        goOn.countDown();
        beside.join();
        assertThat(done).hasValue("done");
    }

    @Test
    void whatFailsAheadStopsNobody() throws InterruptedException {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        Thread beside = Waking.beside(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> uncaught.set(thrown));
            throw new IllegalStateException("The table is not there");
        });

        beside.join();

        assertThat(uncaught).hasNullValue();
    }
}
