package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PacerTest {
    private final TestClock clock = new TestClock();

    private Pacer pacer(Quota quota, int workers) {
        return new Pacer(() -> Optional.of(quota), workers, 50, clock, clock);
    }

    @Test
    void aWorkerTakesItsShareOfTheRateAndNoMore() {
        Pacer pacer = pacer(new Quota(200, -1, 0), 4);
        Instant start = clock.instant();

        for (int call = 0; call < 21; call++) {
            pacer.take(50);
        }

        assertThat(pacer.burst()).isEqualTo(50);
        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void atALowRateCallsAndBatchesAreSmall() {
        Pacer pacer = pacer(new Quota(14, -1, 0), 8);

        assertThat(pacer.burst()).isEqualTo(1);
        assertThat(pacer.batch()).isEqualTo(35);
    }

    @Test
    void whatIsLeftOfTheDayIsShared() {
        assertThat(pacer(new Quota(0, 1000, 880), 4).roomToday()).isEqualTo(30);
        assertThat(pacer(new Quota(0, 1000, 1000), 4).roomToday()).isZero();
        assertThat(pacer(new Quota(0, -1, 1000), 4).roomToday()).isEqualTo(50);
    }

    @Test
    void whileSesDoesNotTellTheSandboxsRateHolds() {
        Pacer pacer = new Pacer(Optional::empty, 1, 50, clock, clock);

        assertThat(pacer.burst()).isEqualTo(1);
        assertThat(pacer.waitFor(1)).isEqualTo(Duration.ofSeconds(1));
    }
}
