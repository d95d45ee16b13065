package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.embedded.CountingSes;
import io.tidings.embedded.inprocess.InProcessServices;
import io.tidings.embedded.inprocess.WireFault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class IntakeLogTest {
    private final IntakeLog log = ArticleTables.log();

    private static IntakeReport report(String key, String version) {
        return new IntakeReport(
                key,
                version,
                SourceName.of("blog"),
                Instant.parse("2026-11-16T06:00:00Z"),
                15,
                1,
                2,
                3,
                4,
                5,
                List.of(new Rejection(7, "has no link", "title: \"x\"")));
    }

    @Test
    void theLastReportIsRemembered() {
        log.record(report("articles/blog/a.json", "1"));
        log.record(report("articles/blog/a.json", "2"));

        assertThat(log.find("articles/blog/a.json")).contains(report("articles/blog/a.json", "2"));
        assertThat(log.find("articles/blog/b.json")).isEmpty();
    }

    @Test
    void ofTwoWhoReadAnObjectAtOneTimeBothDidTheirPart() {
        log.recordObject(counted("1", 7, 2, 1));
        log.recordObject(counted("1", 0, 1, 9));

        assertThat(log.find("articles/blog/a.json")).contains(counted("1", 7, 3, 0));
        Instant hour = Instant.parse("2026-11-16T06:00:00Z");
        assertThat(log.rejected(hour, hour))
                .as("counted once")
                .containsEntry(SourceName.of("blog"), new RejectedCount(5, "articles/blog/a.json"));

        log.recordObject(counted("2", 0, 1, 9));
        assertThat(log.find("articles/blog/a.json")).contains(counted("2", 0, 1, 9));
    }

    @Test
    void whereTheTablesAnswerIsLostItIsStillOneReading() {
        var services = new InProcessServices(InstantSource.system(), CountingSes.Memory.EVENTS);
        var client = services.dynamo().build();
        client.createTable(IntakeLog.table("intake"));
        var lossy = new IntakeLog(client, "intake");
        var calls = new AtomicInteger();
        services.faults(call -> calls.getAndIncrement() == 0 ? new WireFault.LoseAnswer() : WireFault.NONE);

        lossy.recordObject(counted("1", 7, 2, 1));

        assertThat(lossy.find("articles/blog/a.json")).contains(counted("1", 7, 2, 1));
        var hour = Instant.parse("2026-11-16T06:00:00Z");
        assertThat(lossy.rejected(hour, hour))
                .containsEntry(SourceName.of("blog"), new RejectedCount(5, "articles/blog/a.json"));
    }

    /** Of fifteen items with five that were rejected. */
    private static IntakeReport counted(String version, int added, int corrected, int unchanged) {
        return new IntakeReport(
                "articles/blog/a.json",
                version,
                SourceName.of("blog"),
                Instant.parse("2026-11-16T06:00:00Z"),
                15,
                added,
                corrected,
                unchanged,
                10 - added - corrected - unchanged,
                5,
                List.of());
    }

    @Test
    void aCursorAndAReportStandSideBySide() {
        log.moveCursor("table/x", "S:1");
        assertThat(log.find("table/x")).isEmpty();

        log.record(report("table/x", "1"));
        log.moveCursor("table/x", "S:2");

        assertThat(log.cursor("table/x")).contains("S:2");
        assertThat(log.find("table/x")).contains(report("table/x", "1"));
    }

    @Test
    @Tag("many-calls")
    void versionsOfManyAreReadInBatches() {
        IntStream.range(0, 120).forEach(i -> log.record(report("k" + i, "v" + i)));

        var versions =
                log.versions(IntStream.range(0, 250).mapToObj(i -> "k" + i).toList());

        assertThat(versions).hasSize(120).containsEntry("k119", "v119").doesNotContainKey("k120");
    }
}
