package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.CallCounts;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.TestServices;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

final class IntakeTest {
    private static final Instant NOW = Instant.parse("2026-11-16T06:00:00Z");
    private static final String KEY = "articles/blog/week.json";

    private final S3Client s3 = TestServices.shared().s3Client();
    private final String bucket = TestServices.bucket("drop");
    private final Articles articles = ArticleTables.articles();
    private final IntakeLog log = ArticleTables.log();
    private final Intake intake = new Intake(s3, bucket, articles, log, InstantSource.fixed(NOW));

    private void drop(String key, String text) {
        s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private static String one(String path, String title) {
        return "{\"url\": \"https://a.example.com/" + path + "\", \"title\": \"" + title + "\"}";
    }

    private static ArticleId id(String path) {
        return ArticleId.of(URI.create("https://a.example.com/" + path));
    }

    private String rejected(String name) {
        return s3.getObjectAsBytes(r -> r.bucket(bucket).key("rejected/" + name))
                .asString(StandardCharsets.UTF_8);
    }

    @Test
    void anObjectIsReadAndReported() {
        drop(KEY, "[" + one("1", "One") + "," + one("2", "Two") + ",\n{\"title\": \"No link\"}]");

        var report = intake.readObject(KEY);

        assertThat(report.read()).isEqualTo(3);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.source()).isEqualTo(SourceName.of("blog"));
        assertThat(report.firstRejections()).containsExactly(new Rejection(2, "has no link", "title: No link"));
        assertThat(articles.find(id("1")).orElseThrow())
                .returns(SourceName.of("blog"), Article::source)
                .returns(NOW, Article::seenAt);
        assertThat(log.find(KEY)).contains(report);
        assertThat(rejected("blog/week.json.ndjson"))
                .isEqualTo("{\"line\":2,\"reason\":\"has no link\",\"excerpt\":\"title: No link\"}\n");
    }

    @Test
    void anEventThatComesTwiceChangesNothing() {
        drop(KEY, one("1", "One"));
        var first = intake.readObject(KEY);

        assertThat(intake.readObject(KEY)).isEqualTo(first);
        assertThat(intake.sweep()).isEmpty();
    }

    @Test
    void anEventForAnObjectThatIsGoneChangesNothing() {
        assertThat(intake.readObject("articles/blog/gone.json").read()).isZero();
        assertThat(log.find("articles/blog/gone.json")).isEmpty();
    }

    @Test
    void aFileDroppedAgainCorrectsAndALateEventForTheOldOneDoesNotUndoIt() {
        drop(KEY, "[" + one("1", "One") + "," + one("2", "Two") + "]");
        intake.readObject(KEY);
        drop(KEY, "[" + one("1", "One, corrected") + "," + one("2", "Two") + "]");

        var report = intake.readObject(KEY);
        intake.readObject(KEY);

        assertThat(report.corrected()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(articles.find(id("1")).orElseThrow().title()).isEqualTo("One, corrected");
    }

    /** Deleting the newest version of an object in S3 brings the one before it back, with the date that it always had. */
    @Test
    void anOlderVersionThatIsHadBackCounts() {
        Instant later = Instant.now().plus(Duration.ofHours(1));
        articles.save(ArticleTables.article("1", "A mistake"), later);
        log.record(new IntakeReport(KEY, "of the mistake", SourceName.of("blog"), later, 1, 1, 0, 0, 0, 0, List.of()));
        drop(KEY, one("1", "One"));

        assertThat(at(log, later.plusSeconds(60)).readObject(KEY)).returns(1, IntakeReport::corrected);
        assertThat(articles.find(id("1")).orElseThrow().title()).isEqualTo("One");
    }

    @Test
    void rejectsThatWereMendedAreRemoved() {
        drop(KEY, "[" + one("1", "One") + ", 7]");
        intake.readObject(KEY);
        assertThat(rejected("blog/week.json.ndjson")).contains("not a JSON object");

        drop(KEY, "[" + one("1", "One") + "]");
        intake.readObject(KEY);

        assertThatThrownBy(() -> rejected("blog/week.json.ndjson")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void whatWasMendedDoesNotCountAsRejected() {
        drop(KEY, "[7, 8]");
        drop("articles/blog/other.json", "9");
        intake.readObject(KEY);
        intake.readObject("articles/blog/other.json");
        Instant later = NOW.plus(Duration.ofHours(5));
        assertThat(log.rejected(NOW, later).get(SourceName.of("blog"))).returns(3, RejectedCount::items);

        drop(KEY, "[7, " + one("1", "One") + "]");
        at(log, later).readObject(KEY);
        assertThat(log.rejected(NOW, later).get(SourceName.of("blog"))).returns(2, RejectedCount::items);
        drop(KEY, one("1", "One"));
        at(log, later).readObject(KEY);
        drop("articles/blog/other.json", one("2", "Two"));
        at(log, later).readObject("articles/blog/other.json");

        assertThat(log.rejected(NOW, later)).isEmpty();
    }

    @Test
    void anUnreadableObjectIsOneRejection() {
        drop("articles/blog/letter.txt", "Dear all,");
        drop("articles/blog/empty.json", "");

        assertThat(intake.readObject("articles/blog/letter.txt").rejected()).isEqualTo(1);
        assertThat(intake.readObject("articles/blog/empty.json").rejected()).isEqualTo(1);
        assertThat(intake.sweep()).isEmpty();
    }

    @Test
    void theSweepReadsWhatEventsForgot() {
        drop(KEY, one("1", "One"));
        drop("articles/other/2.md", "---\nurl: https://a.example.com/2\ntitle: Two\n---\n");
        drop("articles/loose.json", one("3", "Three").replace("}", ", \"source\": \"Data Notes\"}"));
        drop("articles/other/.DS_Store", "x");
        drop("articles/other/", "");
        intake.readObject(KEY);

        assertThat(intake.sweep())
                .extracting(IntakeReport::key)
                .containsExactly("articles/loose.json", "articles/other/2.md");
        assertThat(intake.sweep()).isEmpty();
        assertThat(articles.find(id("2")).orElseThrow().source()).isEqualTo(SourceName.of("other"));
        assertThat(articles.find(id("3")).orElseThrow().source()).isEqualTo(SourceName.of("data-notes"));

        drop("articles/other/2.md", "---\nurl: https://a.example.com/2\ntitle: Two, corrected\n---\n");
        assertThat(intake.sweep()).singleElement().returns(1, IntakeReport::corrected);
    }

    @Test
    void theSweepEndsInTimeAndTheNextGoesOn() {
        drop(KEY, one("1", "One"));

        assertThat(intake.sweep(NOW.minusSeconds(1))).isEmpty();
        assertThat(intake.sweep(NOW)).hasSize(1);
    }

    /** A read for each object that was ever dropped, every two minutes, is what a drop of 10,000 files would cost most by. */
    @Test
    void whatWasThereADayBeforeTheLastWholeSweepIsLookedAtOnceADay() {
        var counts = new CallCounts();
        var dynamo = EmbeddedClients.dynamo(TestServices.shared().dynamo())
                .overrideConfiguration(c -> c.addExecutionInterceptor(counts))
                .build();
        var table = TestServices.table("intake");
        dynamo.createTable(IntakeLog.table(table));
        var seen = new IntakeLog(dynamo, table);
        var late = Instant.now().plus(Duration.ofDays(2));
        seen.moveCursor(Sweep.KEY, new Sweep.Whole(NOW, late).text());
        drop(KEY, one("1", "One"));
        counts.reset();

        assertThat(at(seen, NOW.plus(Duration.ofHours(23))).sweep()).isEmpty();
        assertThat(counts.byOperation()).containsOnlyKeys("GetItem");

        assertThat(at(seen, NOW.plus(Duration.ofHours(24))).sweep()).hasSize(1);
        counts.reset();
        drop("articles/blog/new.json", one("2", "Two"));
        assertThat(at(seen, NOW.plus(Duration.ofHours(25))).sweep()).hasSize(1);
        assertThat(counts.byOperation()).containsEntry("BatchGetItem", 1L);
    }

    private Intake at(IntakeLog seen, Instant now) {
        return new Intake(s3, bucket, articles, seen, InstantSource.fixed(now));
    }

    @Test
    void whatIsNewIsLeftToWhoeverIsToldOfItByAnEvent() {
        drop(KEY, one("1", "One"));
        Instant written = s3.headObject(r -> r.bucket(bucket).key(KEY)).lastModified();

        assertThat(noticed(written.plus(Duration.ofMinutes(14))).sweep()).isEmpty();
        assertThat(noticed(written.plus(Duration.ofMinutes(16))).sweep()).hasSize(1);
    }

    private Intake noticed(Instant now) {
        return new Intake(s3, bucket, articles, log, Duration.ofMinutes(15), InstantSource.fixed(now));
    }

    @Test
    void aLaterLineAboutTheSameArticleWins() {
        drop(
                KEY,
                one("1", "First") + "\n" + one("2", "Two") + "\n" + one("1", "Second") + "\n"
                        + "{\"url\": \"https://a.example.com/2\", \"withdrawn\": true}\n");

        var report = intake.readObject(KEY);

        assertThat(report)
                .returns(2, IntakeReport::added)
                .returns(1, IntakeReport::corrected)
                .returns(1, IntakeReport::withdrawn);
        assertThat(articles.find(id("1")).orElseThrow().title()).isEqualTo("Second");
        assertThat(articles.find(id("2")).orElseThrow())
                .returns("Two", Article::title)
                .returns(Standing.WITHDRAWN, Article::standing);
    }

    @Test
    @Tag("many-calls")
    void itemsThatShareTheirLinkAreAnArticleEachWhereTheirIdsTellThemApart() {
        drop(KEY, IntStream.range(0, 250).mapToObj(i -> note(i, i)).collect(Collectors.joining("\n")));
        assertThat(intake.readObject(KEY)).returns(250, IntakeReport::added);

        drop(KEY, IntStream.range(0, 251).mapToObj(i -> note(250 - i, 250 - i)).collect(Collectors.joining("\n")));
        assertThat(intake.readObject(KEY)).returns(250, IntakeReport::unchanged).returns(1, IntakeReport::added);

        drop(
                KEY,
                note(7, 7).replace("Note 7", "Note 7, corrected") + "\n" + note(7, 7) + "\n"
                        + one("notes", "Without an id"));
        assertThat(intake.readObject(KEY).read()).isEqualTo(3);
    }

    @Test
    void aNewOneBeforeManyOthersTakesNobodysPlace() {
        drop(KEY, note(1, 1));
        intake.readObject(KEY);

        var others = IntStream.range(0, 110).mapToObj(i -> one("" + i, "T" + i)).collect(Collectors.joining("\n"));
        drop(KEY, note(2, 2) + "\n" + others + "\n" + note(1, 1));

        assertThat(intake.readObject(KEY)).returns(111, IntakeReport::added).returns(1, IntakeReport::unchanged);
    }

    @Test
    void ofTwoSourcesThatTellOneLinkTheFirstHasIt() {
        drop(
                "articles/partners.ndjson",
                note(1, 1).replace("}", ", \"source\": \"one\"}") + "\n"
                        + note(1, 1).replace("}", ", \"source\": \"two\"}"));

        assertThat(intake.readObject("articles/partners.ndjson"))
                .returns(1, IntakeReport::added)
                .returns(1, IntakeReport::unchanged);
        assertThat(articles.find(id("notes")).orElseThrow().source()).isEqualTo(SourceName.of("one"));
    }

    @Test
    void aLogOfWhatHappenedTakesBackWhatItTold() {
        drop(
                KEY,
                note(10_001, 1) + "\n"
                        + "{\"url\": \"https://a.example.com/notes\", \"guid\": \"note:10002\", \"withdrawn\": true}");

        assertThat(intake.readObject(KEY)).returns(1, IntakeReport::added).returns(1, IntakeReport::withdrawn);

        assertThat(articles.find(id("notes")).orElseThrow())
                .returns("Note 1", Article::title)
                .returns(Standing.WITHDRAWN, Article::standing);
    }

    private static String note(int id, int number) {
        return one("notes", "Note " + number).replace("}", ", \"guid\": \"note:" + id + "\"}");
    }

    @Test
    void aWithdrawalIsTakenBackExpressly() {
        drop(KEY, one("1", "One"));
        intake.readObject(KEY);
        drop("articles/editors/w.json", "{\"url\": \"https://a.example.com/1\", \"withdrawn\": true}");
        intake.readObject("articles/editors/w.json");
        drop(KEY, one("1", "One, still shown"));
        intake.readObject(KEY);
        assertThat(articles.find(id("1")).orElseThrow().standing()).isEqualTo(Standing.WITHDRAWN);

        drop(
                "articles/editors/w.json",
                "{\"url\": \"https://a.example.com/1\", \"title\": \"x\", \"withdrawn\": false}");
        assertThat(intake.readObject("articles/editors/w.json").corrected()).isEqualTo(1);

        assertThat(articles.find(id("1")).orElseThrow())
                .returns(Standing.LIVE, Article::standing)
                .returns("One", Article::title);
    }

    @Test
    void aWithdrawalIsTakenBackByTheLinkAlone() {
        drop(KEY, one("1", "One"));
        intake.readObject(KEY);
        drop("articles/editors/w.json", "{\"url\": \"https://a.example.com/1\", \"withdrawn\": true}");
        intake.readObject("articles/editors/w.json");

        String never = "{\"url\": \"https://a.example.com/never-told\", \"withdrawn\": false}";
        drop("articles/editors/w.json", "{\"url\": \"https://a.example.com/1\", \"withdrawn\": false}\n" + never);
        assertThat(intake.readObject("articles/editors/w.json"))
                .returns(1, IntakeReport::corrected)
                .returns(1, IntakeReport::unchanged);

        assertThat(articles.find(id("1")).orElseThrow())
                .returns(Standing.LIVE, Article::standing)
                .returns("One", Article::title)
                .returns(SourceName.of("blog"), Article::source);
        assertThat(articles.find(id("never-told"))).isEmpty();
    }

    @Test
    void whatWasWithdrawnBeforeItWasToldComesBackWithWhoeverTellsIt() {
        drop("articles/editors/w.json", "{\"url\": \"https://a.example.com/1\", \"withdrawn\": true}");
        intake.readObject("articles/editors/w.json");
        drop("articles/editors/w.json", "{\"url\": \"https://a.example.com/1\", \"withdrawn\": false}");
        intake.readObject("articles/editors/w.json");
        assertThat(articles.find(id("1")).orElseThrow().standing()).isEqualTo(Standing.WITHDRAWN);

        drop(KEY, one("1", "One").replace("}", ", \"withdrawn\": false}"));
        intake.readObject(KEY);

        assertThat(articles.find(id("1")).orElseThrow())
                .returns(Standing.LIVE, Article::standing)
                .returns("One", Article::title);
    }

    @Test
    @Tag("many-calls")
    void sayingThatNothingIsWithdrawnTakesNoCallsWhereNothingIs() {
        var counts = new CallCounts();
        var dynamo = EmbeddedClients.dynamo(TestServices.shared().dynamo())
                .overrideConfiguration(c -> c.addExecutionInterceptor(counts))
                .build();
        var counted = new Intake(s3, bucket, new Articles(dynamo, articles.table()), log, InstantSource.fixed(NOW));
        for (var name : List.of("Name", "Other")) {
            drop(
                    KEY,
                    IntStream.range(0, 150)
                            .mapToObj(i -> one("" + i, name).replace("}", ", \"withdrawn\": false}"))
                            .collect(Collectors.joining("\n")));
            assertThat(counted.readObject(KEY).read()).isEqualTo(150);
        }

        assertThat(counts.byOperation()).containsEntry("UpdateItem", 300L).containsEntry("BatchGetItem", 4L);
    }

    @Test
    @Tag("many-calls")
    void manyArticlesTakeFewCallsAndUnchangedOnesFewer() {
        var counts = new CallCounts();
        var dynamo = EmbeddedClients.dynamo(TestServices.shared().dynamo())
                .overrideConfiguration(c -> c.addExecutionInterceptor(counts))
                .build();
        var counted = new Intake(s3, bucket, new Articles(dynamo, articles.table()), log, InstantSource.fixed(NOW));
        var lines = IntStream.range(0, 300).mapToObj(i -> one("" + i, "T" + i)).collect(Collectors.joining("\n"));
        drop(KEY, lines);
        assertThat(counted.readObject(KEY).added()).isEqualTo(300);
        assertThat(counts.byOperation()).containsEntry("UpdateItem", 300L).containsEntry("BatchGetItem", 3L);

        counts.reset();
        drop(KEY, lines + "\n" + one("300", "One more"));
        assertThat(counted.readObject(KEY)).returns(1, IntakeReport::added).returns(300, IntakeReport::unchanged);
        assertThat(counts.byOperation()).containsEntry("UpdateItem", 1L).containsEntry("BatchGetItem", 4L);
    }

    @Test
    void manyRejectionsAreCountedToTheLast() {
        drop(KEY, "[" + "1,".repeat(10_500) + "2]");

        var report = intake.readObject(KEY);

        assertThat(report.rejected()).isEqualTo(10_501);
        assertThat(report.firstRejections()).hasSize(IntakeReport.REJECTIONS);
        assertThat(rejected("blog/week.json.ndjson").lines())
                .hasSize(10_001)
                .last()
                .asString()
                .contains("501 more items were rejected");
    }

    @Test
    void brokenInfrastructureIsThrownSoThatItIsTriedAgain() {
        drop(KEY, one("1", "One"));
        drop("articles/blog/x.json", one("2", "Two"));
        var broken = new Intake(
                s3,
                bucket,
                new Articles(TestServices.shared().dynamoClient(), "no-such-table"),
                log,
                InstantSource.fixed(NOW));

        assertThatThrownBy(() -> broken.readObject(KEY)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(broken::sweep).hasMessageContaining("2 objects of the drop could not be read");
        assertThat(log.find(KEY)).isEmpty();
        assertThat(intake.sweep()).hasSize(2);
    }

    @Test
    void whatIsOutsideTheDropIsNoArticle() {
        assertThatIllegalArgumentException().isThrownBy(() -> intake.readObject("events/x.json"));
    }
}
