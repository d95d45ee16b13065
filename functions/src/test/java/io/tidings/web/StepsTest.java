package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StepsTest {

    private final AtomicLong nanos = new AtomicLong(7);
    private final Steps steps = new Steps(nanos::get, this::pass);

    @Test
    void whatTakesMoreOrLessOfAStepIsOverAtTheSameTime() {
        assertThat(whole(Duration.ofMillis(20))).isEqualTo(Steps.STEP);
        assertThat(whole(Duration.ofMillis(900))).isEqualTo(Steps.STEP);
        assertThat(whole(Duration.ofMillis(1_001))).isEqualTo(Steps.STEP.multipliedBy(2));
    }

    @Test
    void whatFailsTakesAsLong() {
        long begun = nanos.get();
        assertThatThrownBy(() -> steps.run(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(nanos.get() - begun).isEqualTo(Steps.STEP.toNanos());
    }

    private Duration whole(Duration work) {
        long begun = nanos.get();
        assertThat(steps.run(() -> {
                    pass(work);
                    return "done";
                }))
                .isEqualTo("done");
        return Duration.ofNanos(nanos.get() - begun);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
