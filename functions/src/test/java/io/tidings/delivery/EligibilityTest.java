package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import io.tidings.edition.FrozenEdition;
import io.tidings.subscriber.Recipient;
import io.tidings.subscriber.Status;
import io.tidings.subscriber.SubscriberId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who wants every second edition, or every fourth, or is away until a day. */
final class EligibilityTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final Random RANDOM = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void ofSoManyEditionsInARowEachReaderGetsOne(int every) {
        for (Recipient reader : readers(40, every)) {
            long gets = IntStream.range(0, 12)
                    .filter(week -> excludes(reader, FIRST.plusWeeks(week)).isEmpty())
                    .count();

            assertThat(gets).isEqualTo(12 / every);
        }
    }

    @Test
    void eachEditionGoesToAboutAsManyOfThem() {
        List<Recipient> readers = readers(4_000, 4);

        for (int week = 0; week < 4; week++) {
            LocalDate date = FIRST.plusWeeks(week);
            assertThat(readers.stream().filter(reader -> excludes(reader, date).isEmpty()))
                    .hasSizeBetween(850, 1_150);
        }
    }

    @Test
    void whoseTurnItIsNotIsExcludedForThatReasonAlone() {
        Recipient reader = readers(1, 2).getFirst();
        LocalDate other = excludes(reader, FIRST).isEmpty() ? FIRST.plusWeeks(1) : FIRST;

        assertThat(excludes(reader, other)).contains(Exclusion.NOT_THEIR_TURN);
    }

    @Test
    void whoPausedUntilADayGetsTheEditionsFromThatDayOn() {
        Recipient reader = new Recipient(
                id(), "a@example.org", Status.PAUSED, Set.of(), "en", Optional.empty(), 1, Optional.of(FIRST));

        assertThat(excludes(reader, FIRST.minusDays(7))).contains(Exclusion.PAUSED);
        assertThat(excludes(reader, FIRST)).isEmpty();
        assertThat(excludes(reader, FIRST.plusDays(7))).isEmpty();
    }

    @Test
    void anEditionThatSomebodyAskedForIsOfThePeriodItLiesIn() {
        FrozenEdition scheduled = Samples.frozen(new EditionId("weekly-2026-03-02"));
        FrozenEdition asked = Samples.frozen(new EditionId("weekly-2026-03-02-r-0123456789"));

        assertThat(asked.number()).isEqualTo(scheduled.number());
    }

    /** {@code date}: of the edition; those of the samples are composed on 2 March 2026. */
    private static Optional<Exclusion> excludes(Recipient reader, LocalDate date) {
        return new Eligibility(List.of("java"), Math.floorDiv(date.toEpochDay(), 7), date).excludes(reader);
    }

    private static List<Recipient> readers(int count, int every) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new Recipient(
                        id(),
                        "a@example.org",
                        Status.ACTIVE,
                        Set.of(),
                        "en",
                        Optional.empty(),
                        every,
                        Optional.empty()))
                .toList();
    }

    private static SubscriberId id() {
        return new SubscriberId("%016x%016x".formatted(RANDOM.nextLong(), RANDOM.nextLong()));
    }
}
