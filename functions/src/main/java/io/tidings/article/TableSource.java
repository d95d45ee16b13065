package io.tidings.article;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Pulls articles from somebody's DynamoDB table by query, in the order of their date, from where the last pull came to. It
 * reads a little over again each time: items of one instant may come page by page, an index may be behind, writers may be
 * late. Identity and outcomes are those of the drop. Not for two pulls of one source at once, which would do double work.
 */
public final class TableSource implements PulledSource {
    /** How much is read again. */
    static final Duration OVERLAP = Duration.ofMinutes(15);

    private final TableSourceSettings settings;
    private final DynamoDbClient dynamo;
    private final RejectedFiles rejectedFiles;
    private final Articles articles;
    private final IntakeLog log;
    private final InstantSource clock;

    /** @param dynamo may be a client of another account or region than ours */
    public TableSource(
            TableSourceSettings settings,
            DynamoDbClient dynamo,
            S3Client s3,
            String bucket,
            Articles articles,
            IntakeLog log,
            InstantSource clock) {
        this.settings = settings;
        this.dynamo = dynamo;
        this.rejectedFiles = new RejectedFiles(s3, bucket);
        this.articles = articles;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public IntakeReport pull(Instant latest) {
        var key = "table/" + settings.source();
        var at = clock.instant();
        var start = log.cursor(key).map(TableCursor::parse);
        var run = new IntakeRun(articles, Optional.of(settings.source()), Withdrawals.OF_ANY, at, at);
        var reached = start;
        for (var page : dynamo.queryPaginator(query(start))) {
            page.items().forEach(item -> run.accept(new Item(0, TableItems.values(item, settings), null)));
            run.flush();
            reached = TableCursor.furthest(reached, page.items(), settings.dateAttribute(), at);
            reached.ifPresent(cursor -> log.moveCursor(key, cursor.text()));
            // Only where the next pull begins further on: else thousands of items of one date would never end.
            if (clock.instant().isAfter(latest) && !reached.equals(start)) {
                break;
            }
        }
        var report = run.finish(key, reached.map(TableCursor::text).orElse(""), settings.source(), at);
        if (report.rejected() > 0) {
            rejectedFiles.write(settings.source(), "table-" + run.rejected().fingerprint(), run.rejected());
        }
        log.record(report);
        return report;
    }

    private QueryRequest query(Optional<TableCursor> start) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        names.put("#key", settings.partitionKey());
        values.put(":key", AttributeValue.fromS(settings.partitionValue()));
        start.ifPresent(cursor -> {
            names.put("#date", settings.dateAttribute());
            values.put(":from", cursor.minus(OVERLAP));
        });
        var query = QueryRequest.builder()
                .tableName(settings.table())
                .keyConditionExpression(start.isPresent() ? "#key = :key AND #date >= :from" : "#key = :key")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
        return settings.index() == null
                ? query.build()
                : query.indexName(settings.index()).build();
    }
}
