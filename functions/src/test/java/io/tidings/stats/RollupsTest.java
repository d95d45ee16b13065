package io.tidings.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Mark;
import io.tidings.delivery.PageKey;
import io.tidings.delivery.SendingWorld;
import io.tidings.delivery.SlotSet;
import io.tidings.edition.EditionId;
import io.tidings.edition.NewsletterId;
import io.tidings.embedded.TestServices;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class RollupsTest {
    private static final Duration TICK = Duration.ofMinutes(2);

    private final SendingWorld world = new SendingWorld(200, 50);
    private final String table = TestServices.table("stats");
    private final Rollups rollups =
            new Rollups(world.dynamo, table, world.stores.ledger(), world.stores.editions(), world.clock);

    @BeforeEach
    void aTable() {
        world.dynamo.createTable(Rollups.table(table));
    }

    @Test
    void whatWasCountedIsReadBack() {
        world.readers(4);
        EditionId id = world.sent(world.anEdition());
        assertThat(rollups.find(id)).isEmpty();

        Rollup counted = rollups.refresh(id);

        assertThat(rollups.find(id)).contains(counted);
        assertThat(counted.people().accepted()).isEqualTo(4);
        assertThat(counted).matches(rollup -> rollup.claimed() == 1 && rollup.done() == 1);
        assertThat(rollups.overview(new NewsletterId(world.audience.newsletter()), 10))
                .containsExactly(counted);
    }

    @Test
    void eachDayGetsWhatWasNewOnIt() {
        world.readers(4);
        EditionId id = world.sent(world.anEdition());
        rollups.refresh(id);
        rollups.refresh(id);
        world.clock.sleep(Duration.ofDays(1));
        world.stores
                .ledger()
                .merge(new PageKey(id, 0), Map.of(Mark.OPENED, SlotSet.of(1, 2), Mark.link(1), SlotSet.of(1)));
        Rollup counted = rollups.refresh(id);

        assertThat(rollups.days(id))
                .containsExactly(
                        new Day(LocalDate.of(2026, 3, 2), 4, 0, 0, 0), new Day(LocalDate.of(2026, 3, 3), 0, 0, 2, 0));
        assertThat(rollups.csv(counted))
                .startsWith("figure,of,count\r\neligible," + id + ",4\r\n")
                .contains("clicked link,https://example.org/b,1\r\n", "opened on day,2026-03-03,2\r\n");
        assertThat(rollups.csv(new NewsletterId(world.audience.newsletter())))
                .startsWith("edition,eligible,accepted,")
                .contains("\r\n" + id + ",4,4,0,0,0,");
    }

    @Test
    @Tag("many-calls")
    void theLongerAgoAnEditionWasSentTheLessOftenItIsCountedByItself() {
        world.readers(4);
        EditionId id = world.sent(world.anEdition());
        assertThat(world.dispatch().finish(world.dispatch().survey(world.edition(id))))
                .isTrue();

        assertThat(countsWhile(id, Duration.ofHours(1), TICK)).isBetween(20L, 30L);
        assertThat(countsWhile(id, Duration.ofHours(10), TICK.multipliedBy(2))).isBetween(30L, 60L);
        assertThat(countsWhile(id, Duration.ofDays(2), TICK.multipliedBy(5))).isBetween(30L, 45L);
    }

    @Test
    void anEditionUnderWayIsCountedEachTime() {
        world.readers(4);
        EditionId id = world.sent(world.anEdition());

        assertThat(countsWhile(id, Duration.ofHours(1), TICK)).isEqualTo(30);
    }

    private long countsWhile(EditionId id, Duration time, Duration tick) {
        world.counts.reset();
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(tick)) {
            world.clock.sleep(tick);
            rollups.refreshIfDue(world.edition(id));
        }
        // One for the pages, one for the clicks beside them.
        return world.counts.calls("Query") / 2;
    }

    @Test
    void whoClickedTwoStoriesOfASectionCountsOnceInIt() {
        world.readers(4);
        EditionId id = world.sent(world.anEdition());
        world.stores
                .ledger()
                .merge(new PageKey(id, 0), Map.of(Mark.link(0), SlotSet.of(1, 2), Mark.link(1), SlotSet.of(2, 3)));

        Rollup counted = rollups.refresh(id);

        String first = world.edition(id).sections().getFirst();
        assertThat(counted.clicksBySection()).containsEntry(first, 3L);
        assertThat(rollups.find(id)).contains(counted);
        assertThat(rollups.csv(counted)).contains("clicked in section," + first + ",3\r\n");
    }

    @Test
    void whoeverCountsWhileAnotherWritesCountsOnceMore() {
        world.readers(2);
        EditionId id = world.sent(world.anEdition());
        AtomicInteger looks = new AtomicInteger();
        InstantSource meanwhile = () -> {
            if (looks.incrementAndGet() == 1) {
                rollups.refresh(id);
                world.stores.ledger().merge(new PageKey(id, 0), Map.of(Mark.OPENED, SlotSet.of(1)));
            }
            return world.clock.instant();
        };

        Rollup counted =
                new Rollups(world.dynamo, table, world.stores.ledger(), world.stores.editions(), meanwhile).refresh(id);

        assertThat(counted.people().opened()).isEqualTo(1);
        assertThat(rollups.find(id)).contains(counted);
        assertThat(rollups.days(id)).containsExactly(new Day(LocalDate.of(2026, 3, 2), 2, 0, 1, 0));
    }

    @Test
    void figuresAreCountedAnewOnlyWhenTheyAreOld() {
        world.readers(2);
        EditionId id = world.sent(world.anEdition());
        Rollup first = rollups.notOlderThan(Duration.ofSeconds(2), id);

        assertThat(rollups.notOlderThan(Duration.ofSeconds(2), id)).isEqualTo(first);
        world.clock.sleep(Duration.ofSeconds(3));
        assertThat(rollups.notOlderThan(Duration.ofSeconds(2), id).at()).isAfter(first.at());
    }

    @Test
    void aNumberStaysANumberAlsoWhenAListShrank() {
        assertThat(StatsCsv.lines(List.of(List.of("net", "-3", "0", "-3+1", "-"))))
                .isEqualTo("net,-3,0,'-3+1,'-\r\n");
    }

    @Test
    void aCellIsNeverAFormula() {
        assertThat(StatsCsv.lines(List.of(List.of("=1+1", "+a", "-a", "@a", "  =a", "a,b", "say \"hi\"", "plain"))))
                .isEqualTo("'=1+1,'+a,'-a,'@a,'  =a,\"a,b\",\"say \"\"hi\"\"\",plain\r\n");
    }
}
