package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials that go on for ever end at the first that fails. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SoakTest {

    /** As many seeds as make it unlikely that one thread draws them all. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneSeedThatFailsEndsAllWhateverThreadDrewIt(long failing) {
        assertThatThrownBy(() -> Seeds.each(1, _ -> true, () -> seed -> {
                    if (seed == failing) {
                        throw new AssertionError("Seed " + seed);
                    }
                    Thread.onSpinWait();
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Seed " + failing);
    }

    @Test
    void whatIsNoFindingButAnErrorEndsAllToo() {
        assertThatThrownBy(() -> Seeds.each(1, _ -> true, () -> _ -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(AssertionError.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void aTrialThatFailsIsNamedByItsSeedWithHowToRepeatIt() {
        Matrix naive = new Matrix(Engine.Kind.NAIVE, Matrix.Finding.FAILS);

        assertThatThrownBy(() -> naive.run(1_000_000, _ -> true))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)Seed (\\d+): twice \\[.*\\./tidings soak --seed \\1 repeats it");
        assertThat(naive.tolls().of(Toll.TRIAL)).isPositive();
    }
}
