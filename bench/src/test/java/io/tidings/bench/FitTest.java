package io.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FitTest {
    private static final double[][] RUNS = {
        {40, 1, 20}, {40, 1, 200}, {40, 1, 2_000}, {400, 1, 200}, {40, 30, 200}, {40, 30, 20_000}
    };

    @Test
    void whatIsASumOfTheColumnsIsFoundAgain() {
        double[] fit = Fit.of(RUNS, figures(3, 0.5, 2));

        assertThat(fit[0]).isCloseTo(3, within(0.01));
        assertThat(fit[1]).isCloseTo(0.5, within(0.01));
        assertThat(fit[2]).isCloseTo(2, within(0.01));
    }

    @Test
    void aColumnThatCostsNothingGetsNothingAndNeverLess() {
        double[] figures = figures(3, 0, 2);
        figures[4] *= 0.9;

        assertThat(DoubleStream.of(Fit.of(RUNS, figures)).min()).hasValue(0);
        assertThat(Fit.of(RUNS, figures)[1]).isZero();
    }

    @Test
    void aSmallRunThatIsOffCountsAsMuchAsALargeOne() {
        double[][] runs = {{1}, {1_000}};

        // 10 % too much in the one, 10 % too little in the other: between them, and not at the larger.
        double[] fit = Fit.of(runs, new double[] {1.1, 900});

        assertThat(fit[0]).isBetween(0.95, 1.05);
    }

    @Test
    void growthThatIsNoSumIsSeenAsFarFromIt() {
        double[][] runs = {{1, 20}, {1, 200}, {1, 2_000}, {1, 20_000}};
        double[] squares = Stream.of(runs).mapToDouble(run -> run[1] * run[1]).toArray();

        double[] fit = Fit.of(runs, squares);

        assertThat(Math.abs(squares[3] / Fit.explained(fit, runs[3]) - 1)).isGreaterThan(1);
    }

    private static double[] figures(double... coefficients) {
        return Stream.of(RUNS)
                .mapToDouble(run -> Fit.explained(coefficients, run))
                .toArray();
    }
}
