package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
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
        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofMillis(20 * 1_015));
    }

    @Test
    void noSecondHoldsMoreThanTheShareWhateverIsTaken() {
        Random random = new Random(14);
        for (double rate : new double[] {0.5, 1, 7, 66.6, 200, 500}) {
            Pacer pacer = pacer(new Quota(rate, -1, 0), 1);
            int share = (int) Math.max(1, Math.floor(rate));
            Map<Instant, Integer> taken = new TreeMap<>();
            for (int call = 0; call < 300; call++) {
                clock.sleep(Duration.ofMillis(random.nextInt(60)));
                int people = 1 + random.nextInt(pacer.burst());
                pacer.take(people);
                taken.merge(clock.instant(), people, Integer::sum);
            }
            taken.keySet()
                    .forEach(from -> assertThat(taken.entrySet().stream()
                                    .filter(call -> !call.getKey().isBefore(from)
                                            && call.getKey().isBefore(from.plusSeconds(1)))
                                    .mapToInt(Map.Entry::getValue)
                                    .sum())
                            .as("within a second from " + from + " at " + rate)
                            .isLessThanOrEqualTo(share));
        }
    }

    @Test
    void aWorkerThatIsAlwaysReadyUsesNearlyAllOfItsShare() {
        for (double rate : new double[] {7, 50, 66, 200, 500}) {
            Pacer pacer = pacer(new Quota(rate, -1, 0), 1);
            Instant start = clock.instant();
            int people = 0;
            while (Duration.between(start, clock.instant()).toSeconds() < 60) {
                int burst = pacer.burst();
                pacer.take(burst);
                people += burst;
            }

            assertThat(people / 60.0 / rate).as("share used at " + rate).isBetween(0.97, 1.03);
        }
    }

    @Test
    void moreThanASecondsShareIsTakenAloneAndCountsForLonger() {
        Pacer pacer = pacer(new Quota(10, -1, 0), 1);

        pacer.take(50);

        assertThat(pacer.waitFor(1)).isEqualTo(Duration.ofMillis(5 * 1_015));
    }

    @Test
    void aBatchIsThroughInTheTimeThatWasSaid() {
        for (double rate : new double[] {0.5, 1, 2.5, 7, 14, 66, 200}) {
            Pacer pacer = pacer(new Quota(rate, -1, 0), 1);
            pacer.take(1);
            int people = pacer.batch();
            Instant latest = clock.instant().plus(pacer.timeFor(people));

            for (int burst = pacer.burst(); people > 0; people -= burst) {
                pacer.take(Math.min(people, burst));
            }

            assertThat(clock.instant()).as("rate " + rate).isBeforeOrEqualTo(latest);
        }
    }

    @Test
    void atALowRateCallsAndBatchesAreSmall() {
        Pacer pacer = pacer(new Quota(14, -1, 0), 8);

        assertThat(pacer.burst()).isEqualTo(1);
        assertThat(pacer.batch()).isEqualTo(35);
    }

    @Test
    void whatIsLeftOfTheDayIsShared() {
        assertThat(pacer(new Quota(0, 1000, 870), 4).roomToday()).isEqualTo(30);
        assertThat(pacer(new Quota(0, 1000, 1000), 4).roomToday()).isZero();
        assertThat(pacer(new Quota(0, -1, 1000), 4).roomToday()).isEqualTo(50);
    }

    @Test
    void whileSesDoesNotTellTheSandboxsRateHolds() {
        Pacer pacer = new Pacer(Optional::empty, 1, 50, clock, clock);

        assertThat(pacer.burst()).isEqualTo(1);
        pacer.take(1);
        assertThat(pacer.waitFor(1)).isEqualTo(Duration.ofMillis(1_015));
    }
}
