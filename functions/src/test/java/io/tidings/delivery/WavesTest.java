package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.SendingSettings.Uncertain;
import io.tidings.embedded.Faults;
import io.tidings.subscriber.Choices;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers get an edition at its hour by the clock on their own wall, and once. */
final class WavesTest {
    // Samples.NOW is seven in the morning in London, and four in the afternoon in Tokyo.
    private static final LocalDateTime SEVEN = LocalDateTime.ofInstant(Samples.NOW, ZoneOffset.UTC);

    private final SendingWorld world = new SendingWorld(200, 50);

    @BeforeEach
    void nothingGoesWrong() {
        SendingWorld.ses().faults(Faults.none());
    }

    @Test
    void eachWaveGoesOutAtItsOwnHourAndWhoseHourIsOverAtOnce() {
        world.readersIn("Asia/Tokyo", "Europe/London", "", "America/New_York", "America/Los_Angeles");
        EditionId id = world.sent(world.anEdition(Optional.of(SEVEN)));

        assertThat(mailed(id)).containsExactly(0, 1, 2);
        assertThat(world.tally(id)).matches(sum -> sum.accepted() == 3 && sum.open() == 2);

        hoursLater(4.9, id);
        assertThat(mailed(id)).containsExactly(0, 1, 2);
        hoursLater(0.2, id);
        assertThat(mailed(id)).containsExactly(0, 1, 2, 3);
        hoursLater(3, id);
        assertThat(mailed(id)).containsExactly(0, 1, 2, 3, 4);
        assertThat(world.dispatch().finish(world.survey(id))).isTrue();
        assertThat(world.edition(id).state()).isEqualTo(EditionState.SENT);
    }

    @Test
    void aReaderWhoMovesBetweenTwoWavesGetsOneMail() {
        world.readersIn("Europe/London", "America/New_York", "America/New_York");
        EditionId id = world.sent(world.anEdition(Optional.of(SEVEN)));
        move(0, "America/Los_Angeles");
        move(1, "Asia/Tokyo");
        move(2, "America/Los_Angeles");

        for (int hour = 0; hour < 24; hour++) {
            hoursLater(1, id);
        }

        assertThat(SendingWorld.ses().truth().accepted(id.value()).values())
                .containsOnly(1)
                .hasSize(3);
    }

    private void move(int reader, String zone) {
        world.stores
                .subscribers()
                .change(
                        world.audience,
                        world.id(reader),
                        choices -> new Choices(choices.topics(), choices.locale(), Optional.of(ZoneId.of(zone))),
                        "moved");
    }

    @Test
    void aWaitingPageIsNotWorkedOnAndLooksAsItIs() {
        world.readersIn("America/Los_Angeles");
        EditionId id = world.sent(world.anEdition(Optional.of(SEVEN)));

        LedgerPage page = world.stores.ledger().find(new PageKey(id, 0)).orElseThrow();
        assertThat(page.next()).isEqualTo(Samples.NOW.plus(Duration.ofHours(8)));
        assertThat(page.hasWork(world.clock.instant())).isFalse();
        assertThat(world.requeue(id)).isZero();
        assertThat(world.worker().work(new PageMessage(id, 0, 1), () -> Duration.ofMinutes(10)))
                .isEqualTo(PageOutcome.WAITING_FOR_WAVE);
    }

    @Test
    void anHourThatDoesNotExistComesLaterAndOneThatComesTwiceTheFirstTime() {
        // The clocks of New York go forward at two on 8 March 2026, and back at two on 1 November.
        world.readersIn("America/New_York");
        for (String[] night : new String[][] {
            {"2026-03-08T02:30", "2026-03-08T07:30:00Z"}, {"2026-11-01T01:30", "2026-11-01T05:30:00Z"}
        }) {
            Mailing mailing = new Mailing(
                    Samples.frozen(world.anEdition(), Optional.of(LocalDateTime.parse(night[0])))
                            .printed(),
                    new SiteLinks(java.net.URI.create("https://news.example.org"), world.tokens));
            assertThat(mailing.roster(world.stores.subscribers().findAll(world.audience, List.of(world.id(0))))
                            .waves())
                    .containsExactly(new Wave(Instant.parse(night[1]), 1));
        }
    }

    private void hoursLater(double hours, EditionId id) {
        world.clock.sleep(Duration.ofMinutes((long) (hours * 60)));
        world.dispatch().settle(world.survey(id), SendingWorld.settings(Uncertain.REPORT));
        world.requeue(id);
        world.messages().forEach(message -> world.worker().work(message, () -> Duration.ofMinutes(10)));
    }

    private List<Integer> mailed(EditionId id) {
        List<Integer> mailed = new ArrayList<>();
        for (int reader = 0; reader < 5; reader++) {
            if (SendingWorld.ses().truth().accepted(world.address(reader), id.value()) == 1) {
                mailed.add(reader);
            }
        }
        return mailed;
    }
}
