package io.tidings.article;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
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
        var before = log.table(key, settings.fingerprint());
        var start = before.cursor();
        var run = new IntakeRun(articles, Optional.of(settings.source()), Withdrawals.OF_ANY, at, at);
        var aside = new SetAside(before.counted());
        var reached = start;
        for (var page : dynamo.queryPaginator(query(start))) {
            page.items().forEach(item -> run.accept(new Item(0, TableItems.values(item, settings), null)));
            run.flush();
            reached = TableCursor.furthest(reached, page.items(), settings.dateAttribute(), at);
            // First what was rejected, then the mark: nobody comes by here again.
            aside.write(key, run.rejected(), at);
            log.moveTable(key, settings.fingerprint(), reached, TableState.kept(aside.found, before.counted()));
            // Only where the next pull begins further on: else thousands of items of one date would never end.
            if (clock.instant().isAfter(latest) && !reached.equals(start)) {
                return finish(run, key, reached, before, at);
            }
        }
        if (!aside.found.containsAll(before.counted())) {
            log.moveTable(key, settings.fingerprint(), reached, TableState.kept(aside.found, Set.of()));
        }
        return finish(run, key, reached, before, at);
    }

    private IntakeReport finish(
            IntakeRun run, String key, Optional<TableCursor> reached, TableState before, Instant at) {
        var report = run.finish(key, reached.map(TableCursor::text).orElse(""), settings.source(), at)
                .after(before.last());
        log.remember(report);
        return report;
    }

    /** What was rejected in one pull, written and counted when it is met first: the pulls after that meet it again. */
    private final class SetAside {
        private final Set<String> counted;
        private final Set<String> found = new LinkedHashSet<>();
        private int seen;

        SetAside(Set<String> counted) {
            this.counted = counted;
        }

        void write(String key, RejectedLines rejected, Instant at) {
            var lines = new RejectedLines();
            for (var rejection : rejected.after(seen)) {
                if (found.add(rejection.fingerprint()) && !counted.contains(rejection.fingerprint())) {
                    lines.add(rejection);
                }
            }
            seen = rejected.count();
            if (lines.count() > 0) {
                rejectedFiles.write(settings.source(), "table-" + lines.fingerprint(), lines);
                log.count(key, settings.source(), at, lines.count());
            }
        }
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
