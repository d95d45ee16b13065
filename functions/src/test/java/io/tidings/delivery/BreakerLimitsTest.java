package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which figures are a reason to stop an edition; {@link BreakerTest} has what becomes of it then. */
final class BreakerLimitsTest {
    @Test
    void ofFewMailsManyMustHaveGoneWrong() {
        assertThat(Breaker.reason(tally(100, 19, 4), 1)).isEmpty();
        assertThat(Breaker.reason(tally(100, 20, 4), 1)).isPresent();
        assertThat(Breaker.reason(tally(100, 19, 5), 1)).isPresent();
        assertThat(Breaker.reason(rejected(Reason.FAILED, 49), 1)).isEmpty();
    }

    @Test
    void ofManyMailsManyMayGoWrong() {
        assertThat(Breaker.reason(tally(10_000, 499, 9), 1)).isEmpty();
        assertThat(Breaker.reason(tally(10_000, 500, 9), 1)).isPresent();
        assertThat(Breaker.reason(tally(10_000, 499, 10), 1)).isPresent();
    }

    private static Tally tally(int accepted, int bounced, int complained) {
        return new Tally(accepted, accepted, 0, 0, 0, 0, bounced, complained, 0, 0, 0, 0, 0, 0, Map.of(), Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void refusalsBySesAreAReasonAndThoseOfReadersAreNone(Reason reason) {
        Optional<String> stop = Breaker.reason(rejected(reason, 50), 1);

        switch (reason) {
            case GONE, UNSUBSCRIBED, SUPPRESSED, NOT_ACTIVE, UNWANTED ->
                assertThat(stop).isEmpty();
            case MESSAGE_REJECTED, INVALID_PARAMETER, FAILED, TRANSIENT_FAILURE, RENDERING_FAILURE, CONTENT ->
                assertThat(stop).contains("50 of 100 were refused by SES: the limit is 20.0 %");
        }
    }

    /** As many as were accepted. */
    private static Tally rejected(Reason reason, long people) {
        return new Tally(2 * people, people, people, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(reason, people), Map.of());
    }
}
