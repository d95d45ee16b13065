package io.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.bench.RateWindow.Figures;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RateWindowTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(7 * SECOND + 123);

    @Test
    void aSecondTakesWhatItsRateAllowsAndThrottlesTheRest() {
        RateWindow window = new RateWindow(3, now::get);

        assertThat(taken(window, 5)).isEqualTo(3);
        now.addAndGet(SECOND - 1);
        assertThat(taken(window, 1)).isZero();
        now.addAndGet(1);
        assertThat(taken(window, 5)).isEqualTo(3);

        assertThat(window.figures().taken()).isEqualTo(6);
        assertThat(window.figures().throttled()).isEqualTo(5);
    }

    @Test
    void theFirstAndTheLastSecondAreNoWholeOnes() {
        RateWindow window = new RateWindow(10, now::get);
        now.addAndGet(2 * SECOND);
        taken(window, 4);
        now.addAndGet(SECOND);
        taken(window, 7);
        // A second in which nobody sent is a second of the quota that was not used.
        now.addAndGet(2 * SECOND);
        taken(window, 9);
        now.addAndGet(SECOND);
        taken(window, 1);

        assertThat(window.figures()).isEqualTo(new Figures(21, 0, 3, 16));
    }

    @Test
    void nothingSentIsNothingCounted() {
        assertThat(new RateWindow(10, now::get).figures()).isEqualTo(new Figures(0, 0, 0, 0));
    }

    @Test
    void zeroIsNoLimitAndAnHourIsCountedWhole() {
        RateWindow window = new RateWindow(0, now::get);

        for (int second = 0; second < 3_600; second++) {
            assertThat(taken(window, 50)).isEqualTo(50);
            now.addAndGet(SECOND);
        }

        assertThat(window.figures()).isEqualTo(new Figures(180_000, 0, 3_598, 179_900));
    }

    private static long taken(RateWindow window, int asked) {
        return IntStream.range(0, asked).filter(_ -> window.takes()).count();
    }
}
