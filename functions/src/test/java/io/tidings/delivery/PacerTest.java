package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PacerTest {
    private final TestClock clock = new TestClock();

    private Pacer pacer(Quota quota, int workers) {
        Pacer pacer = new Pacer(() -> Optional.of(quota), workers, 50, clock, clock);
        pacer.sit(0, Instant.MIN);
        return pacer;
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
    void peopleAreMailedInTheTimeThatWasSaid() {
        for (double rate : new double[] {0.5, 1, 2.5, 7, 14, 66, 200}) {
            Pacer pacer = pacer(new Quota(rate, -1, 0), 1);
            pacer.take(1);
            int people = 20;
            Instant latest = clock.instant().plus(pacer.timeFor(people));

            for (int burst = pacer.burst(); people > 0; people -= burst) {
                pacer.take(Math.min(people, burst));
            }

            assertThat(clock.instant()).as("rate " + rate).isBeforeOrEqualTo(latest);
        }
    }

    @Test
    void atALowRateCallsAreSmall() {
        assertThat(pacer(new Quota(14, -1, 0), 8).burst()).isEqualTo(1);
        assertThat(pacer(new Quota(14, -1, 0), 1).burst()).isEqualTo(14);
    }

    @Test
    void theSharesOfAllSeatsAreTheWholeRateWhateverItIsAndHoweverManyShareIt() {
        for (int perSecond : new int[] {1, 2, 5, 13, 14, 15, 50, 200, 2_000}) {
            for (int workers = 1; workers <= 100; workers++) {
                Quota quota = new Quota(perSecond, -1, 0);
                int seats = quota.seats(workers);
                double sum = 0;
                for (int seat = 0; seat < workers; seat++) {
                    double share = quota.share(seat, workers);
                    assertThat(share).isEqualTo(Math.floor(share));
                    assertThat(share > 0).isEqualTo(seat < seats);
                    sum += share;
                }
                assertThat(sum)
                        .as("%d a second, %d workers", perSecond, workers)
                        .isEqualTo(perSecond);
            }
        }
    }

    @Test
    void allWorkersTogetherUseNearlyAllOfTheRateAndInNoSecondMore() {
        for (int workers : new int[] {2, 3, 8, 20}) {
            int perSecond = 14;
            Map<Instant, Integer> taken = new TreeMap<>();
            Random random = new Random(workers);
            for (int seat = 0; seat < workers; seat++) {
                TestClock own = new TestClock();
                Pacer pacer = new Pacer(() -> Optional.of(new Quota(perSecond, -1, 0)), workers, 50, own, own);
                pacer.sit(seat, Instant.MIN);
                Instant start = own.instant();
                own.sleep(Duration.ofMillis(random.nextInt(1_000)));
                while (pacer.hasShare()
                        && Duration.between(start, own.instant()).toSeconds() < 61) {
                    int people = pacer.burst();
                    pacer.take(people);
                    taken.merge(own.instant(), people, Integer::sum);
                }
            }
            Instant first = new TestClock().instant().plusSeconds(1);
            int[] seconds = new int[60];
            taken.forEach((at, people) -> {
                long second = Duration.between(first, at).toSeconds();
                if (!at.isBefore(first) && second < 60) {
                    seconds[(int) second] += people;
                }
            });
            assertThat(Arrays.stream(seconds).max().orElseThrow())
                    .as("%d workers", workers)
                    .isLessThanOrEqualTo(perSecond);
            assertThat(Arrays.stream(seconds).sum() / 60.0 / perSecond)
                    .as("used by %d workers", workers)
                    .isGreaterThan(0.97);
        }
    }

    @Test
    void whoseShareIsGoneMailsNobody() {
        Quota[] quota = {new Quota(14, -1, 0)};
        Pacer pacer = new Pacer(() -> Optional.of(quota[0]), 8, 50, clock, clock);
        pacer.sit(5, Instant.MIN);
        assertThat(pacer.hasShare()).isTrue();

        quota[0] = new Quota(3, -1, 0);
        clock.sleep(Duration.ofMinutes(2));

        assertThat(pacer.roomToday()).isEqualTo(50);
        assertThat(pacer.hasShare()).isFalse();
        pacer.sit(1, Instant.MIN);
        assertThat(pacer.hasShare()).isTrue();
    }

    @Test
    void whereSesTakesLongToSayNothingItIsAskedOnceForACall() {
        AtomicInteger asked = new AtomicInteger();
        Pacer pacer = new Pacer(
                () -> {
                    if (asked.getAndIncrement() > 0) {
                        clock.sleep(Duration.ofSeconds(4));
                        return Optional.empty();
                    }
                    return Optional.of(new Quota(100, 10_000, 0));
                },
                2,
                50,
                clock,
                clock);
        pacer.sit(0, Instant.MIN);
        assertThat(pacer.roomToday()).isEqualTo(50);
        clock.sleep(Duration.ofMinutes(2));
        Instant start = clock.instant();

        assertThat(pacer.roomToday()).isEqualTo(50);
        assertThat(pacer.hasShare()).isTrue();
        assertThat(pacer.burst()).isEqualTo(50);
        assertThat(pacer.waitFor(50)).isZero();
        pacer.take(50);
        assertThat(pacer.timeFor(50)).isPositive();

        assertThat(asked).hasValue(2);
        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whatIsLeftOfTheDayIsShared() {
        assertThat(pacer(new Quota(0, 1000, 870), 4).roomToday()).isEqualTo(30);
        assertThat(pacer(new Quota(0, 1000, 989), 4).roomToday()).isOne();
        assertThat(pacer(new Quota(0, 1000, 990), 4).roomToday()).isZero();
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
