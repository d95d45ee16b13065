package io.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerdictsTest {
    @Test
    void aTargetIsMetWhereItIsReachedAndMissedJustBeyond() {
        assertThat(Verdicts.atLeast("times", 30, 30)).isTrue();
        assertThat(Verdicts.atLeast("times", 29.999, 30)).isFalse();
        assertThat(Verdicts.atMost("units", 0.06, 0.06)).isTrue();
        assertThat(Verdicts.atMost("units", 0.0601, 0.06)).isFalse();
    }

    @Test
    void noFigureIsNoTargetMet() {
        assertThat(Verdicts.atLeast("times", Double.NaN, 30)).isFalse();
        assertThat(Verdicts.atMost("units", Double.NaN, 0.06)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1000000,1000000",
        "123.4,123",
        "15.04,15.0",
        "1.234,1.23",
        "0.2345,0.235",
        "0.02034,0.0203",
        "0.000123,0.00012",
        "-15.04,-15.0"
    })
    void figuresHaveAsManyDigitsAsSaySomething(double figure, String said) {
        assertThat(Verdicts.number(figure)).isEqualTo(said);
    }
}
