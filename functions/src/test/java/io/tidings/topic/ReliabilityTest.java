package io.tidings.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void aTopicThatWasOftenWronglyGivenShouldBecomeLessSure() {
        double[] shifts = Reliability.shifts(trials(40, 10), 2);

        double[] shares = {0.8, 0.2};
        Reliability.apply(shifts, shares);

        assertThat(shares[0]).isBetween(0.4, 0.55);
        assertThat(shares[1] / shares[0]).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void aTopicThatWasAlwaysRightShouldBecomeSurerAndLeaveTheOthersLess() {
        double[] shares = {0.6, 0.3, 0.1};

        Reliability.apply(Reliability.shifts(trials(40, 40), 3), shares);

        assertThat(shares[0]).isGreaterThan(0.7);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void fewConfirmationsShouldMoveLittleAndNoneNothing() {
        assertThat(Reliability.shifts(trials(1, 0), 2)[0]).isBetween(-0.2, 0.0);
        assertThat(Reliability.shifts(List.of(), 2)).containsOnly(0);
    }

    @Test
    void surerShouldStaySurerUpToCertainty() {
        double[] shifts = {-0.5, 0};

        assertThat(IntStream.of(500, 900, 990, 9_990, 9_999)
                        .mapToDouble(parts -> parts < 1_000 ? parts / 1_000.0 : parts / 10_000.0)
                        .map(share -> {
                            double[] shares = {share, 1 - share};
                            Reliability.apply(shifts, shares);
                            return shares[0];
                        })
                        .boxed()
                        .toList())
                .isSorted();
    }

    private static List<Reliability.Trial> trials(int all, int right) {
        return IntStream.range(0, all)
                .mapToObj(i -> new Reliability.Trial(0, Reliability.odds(0.8), i < right))
                .toList();
    }
}
