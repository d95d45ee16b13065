package io.tidings.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void aTopicThatWasOftenWronglyGivenShouldBecomeLessSure() {
        double[] shares = {0.8, 0.2};

        Reliability.of(trials(40, 10), 2).applyTo(shares, 0);

        assertThat(shares[0]).isBetween(0.4, 0.55);
        assertThat(shares[1] / shares[0]).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void aTopicThatWasAlwaysRightShouldBecomeSurerAndLeaveTheOthersLess() {
        double[] shares = {0.6, 0.3, 0.1};

        Reliability.of(trials(40, 40), 3).applyTo(shares, 0);

        assertThat(shares[0]).isGreaterThan(0.7);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void fewConfirmationsShouldMoveLittleAndNoneNothing() {
        assertThat(Reliability.of(trials(1, 0), 2).shifts()[0]).isBetween(-0.2, 0.0);
        assertThat(Reliability.of(List.of(), 2).shifts()).containsOnly(0);
    }

    @Test
    void surerShouldStaySurerUpToCertainty() {
        Reliability reliability = new Reliability(new double[] {-0.5, 0}, 0);

        assertThat(IntStream.of(500, 900, 990, 9_990, 9_999)
                        .mapToDouble(parts -> parts < 1_000 ? parts / 1_000.0 : parts / 10_000.0)
                        .map(share -> {
                            double[] shares = {share, 1 - share};
                            reliability.applyTo(shares, 0);
                            return shares[0];
                        })
                        .boxed()
                        .toList())
                .isSorted();
    }

    @Test
    void likenessToWhatBelongsToNoTopicShouldCountAsFarAsItTells() {
        double[] like = {0.8, 0.2};
        double[] unlike = {0.8, 0.2};

        Reliability telling = Reliability.of(trials(40, i -> i % 2 == 0 ? 1 : -1, i -> i % 2 == 1), 2);
        telling.applyTo(like, 1);
        telling.applyTo(unlike, -1);

        assertThat(like[0]).isLessThan(0.3);
        assertThat(unlike[0]).isGreaterThan(0.8);
        assertThat(Reliability.of(trials(40, i -> i % 2 == 0 ? 1 : -1, i -> i % 4 < 2), 2)
                        .doubt())
                .isZero();
        assertThat(Reliability.of(trials(40, i -> i % 2 == 0 ? 1 : -1, i -> i % 2 == 0), 2)
                        .doubt())
                .as("likeness to none never speaks for a topic")
                .isZero();
    }

    private static List<Reliability.Trial> trials(int all, int right) {
        return trials(all, _ -> 0, i -> i < right);
    }

    private static List<Reliability.Trial> trials(int all, IntUnaryOperator noneScore, IntPredicate right) {
        return IntStream.range(0, all)
                .mapToObj(i -> new Reliability.Trial(0, Reliability.odds(0.8), noneScore.applyAsInt(i), right.test(i)))
                .toList();
    }
}
