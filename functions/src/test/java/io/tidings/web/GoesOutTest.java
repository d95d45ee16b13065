package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.Approval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the console says of when an edition goes out. */
final class GoesOutTest {

    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
    private static final Optional<LocalDateTime> EIGHT = Optional.of(LocalDateTime.parse("2026-03-02T08:00"));

    @Test
    void withoutCoolingOffItGoesAtOnceAndNothingIsSaidOfARecall() {
        GoesOut goesOut = goesOut(Duration.ZERO, NOW, Optional.empty());

        assertThat(goesOut.onceApproved()).isEqualTo("Once approved, it goes out at once.");
        assertThat(automatic(goesOut))
                .isEqualTo("Nobody has to approve it: if the gate lets it pass, it goes out at once, to 3 people.");
    }

    @Test
    void aCoolingOffIsNamedInMinutes() {
        GoesOut minute = goesOut(Duration.ofMinutes(1), NOW.plusSeconds(60), Optional.empty());

        assertThat(minute.onceApproved())
                .isEqualTo("Once approved, it goes out after 1 minute, in which it can be recalled.");
        assertThat(automatic(minute)).endsWith("it goes out after 1 minute, unless somebody recalls it, to 3 people.");
    }

    @Test
    void anHourThatIsLaterIsNamedWithItsDay() {
        GoesOut goesOut = goesOut(Duration.ofHours(1), NOW.plus(Duration.ofDays(2)), Optional.empty());

        assertThat(goesOut.onceApproved())
                .isEqualTo("Once approved, it goes out after 2026-03-04 08:00 CET, until when it can be recalled.");
    }

    @Test
    void whereItIsPastTheHourSomewhereThoseReadersGetItRightThen() {
        GoesOut goesOut = goesOut(Duration.ZERO, NOW, EIGHT);

        assertThat(goesOut.onceApproved())
                .isEqualTo("Once approved, it goes out at once: to each reader at 2026-03-02 08:00 in their own time"
                        + " zone, or right then where that is over.");
        assertThat(GoesOut.atOnce(EIGHT, NOW, "3 people"))
                .isEqualTo("It goes out at once where 2026-03-02 08:00 is over by the reader's own clock, and elsewhere"
                        + " at that hour: to 3 people. It cannot be recalled.");
    }

    @Test
    void whereItIsPastTheHourEverywhereNothingIsSaidOfClocks() {
        Instant tuesday = NOW.plus(Duration.ofDays(1));

        assertThat(GoesOut.each(EIGHT, tuesday)).isEmpty();
        assertThat(GoesOut.atOnce(EIGHT, tuesday, "3 people"))
                .isEqualTo("It goes out at once, to 3 people, and cannot be recalled.");
    }

    @Test
    void whereAnEditorApprovesThereIsNothingToThinkOfBefore() {
        assertThat(goesOut(Duration.ZERO, NOW, Optional.empty())
                        .beforeComposing(new Approval(Approval.Mode.EDITOR, Duration.ZERO), "3 people"))
                .isEmpty();
        assertThat(GoesOut.about(1)).isEqualTo("about one person");
        assertThat(GoesOut.about(1_500)).isEqualTo("about 1,500 people");
    }

    private static GoesOut goesOut(Duration coolingOff, Instant at, Optional<LocalDateTime> local) {
        return new GoesOut(NOW, at, coolingOff, local, ZoneId.of("Europe/Berlin"));
    }

    private static String automatic(GoesOut goesOut) {
        return goesOut.beforeComposing(new Approval(Approval.Mode.AUTOMATIC, goesOut.coolingOff()), "3 people");
    }
}
