package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.CallCounts;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.TestServices;
import io.tidings.table.Key;
import io.tidings.table.Shape;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class TableSourceTest {
    private final DynamoDbClient dynamo = TestServices.shared().dynamoClient();
    private final CallCounts counts = new CallCounts();
    private final String table = TestServices.table("theirs");
    private final String bucket = TestServices.bucket("rejects");
    private final Articles articles = ArticleTables.articles();
    private final IntakeLog log = ArticleTables.log();
    private int failFromQuery = Integer.MAX_VALUE;
    private Instant now = Instant.parse("2026-11-16T06:00:00Z");

    private TableSource source(Key date) {
        dynamo.createTable(Shape.of("posts", Key.text("site"), date).table(table));
        return source(settings("main"));
    }

    private TableSourceSettings settings(String site) {
        return new TableSourceSettings(
                SourceName.of("cms"), table, null, "site", site, "posted", Map.of("url", "permalink", "title", "kopf"));
    }

    private TableSource source(TableSourceSettings settings) {
        var counted = EmbeddedClients.dynamo(TestServices.shared().dynamo())
                .overrideConfiguration(c -> c.addExecutionInterceptor(counts).addExecutionInterceptor(breaking()))
                .build();
        return new TableSource(settings, counted, TestServices.shared().s3Client(), bucket, articles, log, () -> now);
    }

    /** The connection is gone from one query on. */
    private ExecutionInterceptor breaking() {
        return new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (counts.calls("Query") >= failFromQuery) {
                    throw SdkClientException.create("The connection broke");
                }
            }
        };
    }

    private void put(AttributeValue posted, String path, String title) {
        dynamo.putItem(r -> r.tableName(table)
                .item(Map.of(
                        "site", AttributeValue.fromS("main"),
                        "posted", posted,
                        "permalink", AttributeValue.fromS("https://cms.example.com/" + path + "?utm_source=cms"),
                        "kopf", AttributeValue.fromS(title),
                        "summary", AttributeValue.fromS("<p>Text</p>"),
                        "tags", AttributeValue.fromSs(java.util.List.of("Go", "Rust")))));
    }

    private void put(String posted, String path, String title) {
        put(AttributeValue.fromS(posted), path, title);
    }

    private static ArticleId id(String path) {
        return ArticleId.of(URI.create("https://cms.example.com/" + path));
    }

    @Test
    void articlesAreReadAsFromTheDrop() {
        var source = source(Key.text("posted"));
        put("2026-11-15T10:00:00Z", "1", "One &amp; only");

        assertThat(source.pull()).returns(1, IntakeReport::added);

        assertThat(articles.find(id("1")).orElseThrow())
                .returns("One & only", Article::title)
                .returns("Text", Article::summary)
                .returns(SourceName.of("cms"), Article::source)
                .returns(Instant.parse("2026-11-15T10:00:00Z"), Article::publishedAt)
                .returns(java.util.List.of("Go", "Rust"), Article::tags);
    }

    @Test
    void theNextPullGoesOnFromThereWithoutAScan() {
        var source = source(Key.text("posted"));
        put("2026-11-14T10:00:00Z", "1", "One");
        put("2026-11-15T10:00:00Z", "2", "Two");
        source.pull();
        put("2026-11-15T11:00:00Z", "3", "Three");

        assertThat(source.pull()).returns(2, IntakeReport::read).returns(1, IntakeReport::added);
        assertThat(source.pull()).returns(1, IntakeReport::read).returns(1, IntakeReport::unchanged);
        assertThat(counts.byOperation()).containsEntry("Query", 3L).doesNotContainKey("Scan");
    }

    @Test
    void aFirstPullOfManyEndsInTimeAndTheNextGoesOn() {
        var source = source(Key.text("posted"));
        // A query answers with at most 1 MB
        for (int i = 10; i < 40; i++) {
            put("2026-11-%02dT10:00:00Z".formatted(i - 9), "" + i, "x".repeat(100_000));
        }
        now = Instant.parse("2026-12-16T06:00:00Z");

        assertThat(source.pull(now.minusSeconds(1)).added()).isBetween(8, 12);
        assertThat(source.pull(now.minusSeconds(1)).added()).isBetween(8, 12);
        assertThat(source.pull(now).added()).isBetween(6, 14);
        assertThat(articles.find(id("39"))).isPresent();
    }

    @Test
    void aPullDoesNotEndBeforeTheNextCanGoOnFurther() {
        var source = source(Key.text("posted"));
        put("2026-11-15T10:00:00Z", "1", "One");
        source.pull();
        for (int i = 10; i < 30; i++) {
            put("2026-11-15T09:50:%02dZ".formatted(i), "" + i, "x".repeat(100_000));
        }

        assertThat(source.pull(now.minusSeconds(1)).added()).isEqualTo(20);
    }

    @Test
    void whatComesALittleLateIsNotLost() {
        var source = source(Key.text("posted"));
        put("2026-11-15T10:00:00Z", "1", "One");
        source.pull();
        put("2026-11-15T10:00:00.000Z", "2", "The same instant, written otherwise");
        put("2026-11-15T09:50:00Z", "3", "Ten minutes late");

        assertThat(source.pull()).returns(2, IntakeReport::added);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-15 10:00:00, 2026-11-15 09:50:00",
        "2026-11-15T10:00:00-05:00, 2026-11-15T09:50:00-05:00",
        "2026-11-15T10:00:00.5+02:00, 2026-11-15T09:50:00.5+02:00",
        "2026-11-15T10:00Z, 2026-11-15T09:50Z",
        "2026-11-15T00:05:00Z, 2026-11-14T23:55:00Z",
        "1794736800, 1794736200",
        "1794736800000, 1794736200000"
    })
    void whatComesALittleLateIsNotLostHoweverDatesAreWritten(String posted, String tenMinutesBefore) {
        var source = source(Key.text("posted"));
        put(posted, "1", "One");
        source.pull();
        put(tenMinutesBefore, "2", "Ten minutes late");

        assertThat(source.pull()).returns(1, IntakeReport::added);
    }

    @Test
    void aDateInTheFutureDoesNotHideWhatComesNext() {
        var source = source(Key.text("posted"));
        put("2026-11-15T10:00:00Z", "1", "One");
        put("2099-01-01T00:00:00Z", "9", "From the future");
        put("zzz", "10", "No date at all");
        assertThat(source.pull()).returns(3, IntakeReport::added);
        put("2026-11-16T05:00:00Z", "2", "Two");

        assertThat(source.pull()).returns(1, IntakeReport::added);
        assertThat(articles.find(id("9")).orElseThrow()).returns(DateOrigin.FUTURE, Article::dateOrigin);
        assertThat(articles.find(id("10")).orElseThrow()).returns(DateOrigin.MISSING, Article::dateOrigin);
    }

    @Test
    void numbersAreDatesToo() {
        var source = source(Key.number("posted"));
        put(AttributeValue.fromN("1794736800"), "1", "One");
        source.pull();
        put(AttributeValue.fromN("1794736700"), "2", "A little late");
        put(AttributeValue.fromN("1794000000"), "3", "Much too late");

        assertThat(source.pull()).returns(1, IntakeReport::added).returns(2, IntakeReport::read);
        assertThat(articles.find(id("1")).orElseThrow().publishedAt()).isEqualTo("2026-11-15T10:00:00Z");
    }

    @Test
    void aCorrectionIsReadWhileItIsNearEnough() {
        var source = source(Key.text("posted"));
        put("2026-11-15T10:00:00Z", "1", "One");
        source.pull();
        now = now.plusSeconds(300);
        put("2026-11-15T10:00:00Z", "1", "One, corrected");

        assertThat(source.pull()).returns(1, IntakeReport::corrected);
    }

    @Test
    void whatCannotBeReadIsSetAside() {
        var source = source(Key.text("posted"));
        put("2026-11-15T10:00:00Z", "1", "One");
        dynamo.putItem(r -> r.tableName(table)
                .item(Map.of(
                        "site", AttributeValue.fromS("main"),
                        "posted", AttributeValue.fromS("2026-11-15T10:01:00Z"),
                        "permalink", AttributeValue.fromS("javascript:alert(1)"))));

        var report = source.pull();
        source.pull();

        assertThat(report).returns(1, IntakeReport::rejected);
        var set = TestServices.shared()
                .s3Client()
                .listObjectsV2(r -> r.bucket(bucket).prefix("rejected/cms/"));
        assertThat(set.contents()).hasSize(1);
    }

    private void putBroken(String posted) {
        dynamo.putItem(r -> r.tableName(table)
                .item(Map.of(
                        "site", AttributeValue.fromS("main"),
                        "posted", AttributeValue.fromS(posted),
                        "kopf", AttributeValue.fromS("Posted " + posted),
                        "permalink", AttributeValue.fromS("javascript:alert(1)"))));
    }

    private int rejectedInAWeek() {
        return Optional.ofNullable(
                        log.rejected(now.minus(Duration.ofDays(6)), now).get(SourceName.of("cms")))
                .map(RejectedCount::items)
                .orElse(0);
    }

    /** The last quarter of an hour is read again each time, and what has a date in the future, too. */
    @Test
    void whatIsRejectedIsCountedOnceHoweverOftenItIsRead() {
        var source = source(Key.text("posted"));
        putBroken("2026-11-15T10:00:00Z");
        putBroken("2026-11-15T10:01:00Z");
        putBroken("2099-01-01T00:00:00Z");
        source.pull();
        assertThat(rejectedInAWeek()).isEqualTo(3);
        now = now.plusSeconds(7_200);
        source.pull();
        assertThat(rejectedInAWeek()).isEqualTo(3);

        now = now.plusSeconds(7_200);
        putBroken("2026-11-16T09:00:00Z");
        source.pull();
        now = now.plusSeconds(7_200);
        put("2026-11-16T11:00:00Z", "1", "One");
        assertThat(source.pull()).returns(1, IntakeReport::added);
        source.pull();

        assertThat(rejectedInAWeek()).as("in the sum of all hours").isEqualTo(4);
        assertThat(log.find("table/cms").orElseThrow().firstRejections())
                .as("their reasons, while they are counted")
                .isNotEmpty();
    }

    @Test
    void aPullThatBreaksOffLosesNoRejection() {
        var source = source(Key.text("posted"));
        putBroken("2026-11-01T10:00:00Z");
        for (int i = 10; i < 30; i++) {
            put("2026-11-02T10:00:%02dZ".formatted(i), "" + i, "x".repeat(100_000));
        }
        failFromQuery = 2;

        assertThatThrownBy(source::pull).isInstanceOf(RuntimeException.class);

        assertThat(rejectedInAWeek()).isEqualTo(1);
        assertThat(TestServices.shared()
                        .s3Client()
                        .listObjectsV2(r -> r.bucket(bucket).prefix("rejected/cms/"))
                        .contents())
                .hasSize(1);
    }

    @Test
    void howFarOneTableWasReadSaysNothingOfAnother() {
        var source = source(Key.text("posted"));
        put("2026-11-15T10:00:00Z", "1", "One");
        put("2026-11-01T10:00:00Z", "2", "Two");
        log.moveCursor("table/cms", "S:2026-11-15T09:59:00Z");
        assertThat(source.pull()).as("where the version before came to").returns(1, IntakeReport::read);
        assertThat(source.pull()).returns(1, IntakeReport::read);

        assertThat(source(settings("other")).pull()).returns(0, IntakeReport::read);
        assertThat(source.pull()).as("from the beginning").returns(2, IntakeReport::read);
    }

    @Test
    void aDayThatNoMonthHasBreaksNoPull() {
        var source = source(Key.text("posted"));
        put("2026-02-30T10:00:00Z", "1", "One");

        assertThat(source.pull()).returns(1, IntakeReport::added);
        assertThat(source.pull()).returns(1, IntakeReport::unchanged);
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TableSourceSettings(SourceName.of("x"), "t", null, " ", "v", "d", Map.of()))
                .withMessage("a table source needs a partitionKey");
    }
}
