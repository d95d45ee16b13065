package io.tidings.article;

import static io.tidings.table.Values.text;

import io.tidings.table.BatchReader;
import io.tidings.table.Projection;
import io.tidings.table.StoredItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The table of articles, one item each, and its index by the day an article was first seen.
 *
 * <p>An article belongs to the source that brought it first: only that one corrects it, and never with an older version of
 * its file. Any source may withdraw it, but for feeds on the web, which withdraw their own. A withdrawal stays until it is
 * taken back expressly, so that a feed that still shows the article does not bring it back. Every save is one conditional
 * write; two readers of the same article agree whichever comes first. Thread-safe.
 */
public final class Articles {
    /** How far back {@link #seenBetween} looks at most: one query a day has to end somewhere. */
    public static final Duration MEMORY = Duration.ofDays(400);

    private static final Projection STATE = Projection.of(
            ArticleItems.ID,
            ArticleItems.SOURCE,
            ArticleItems.GUID,
            ArticleItems.TITLE,
            ArticleItems.PUBLISHED_AT,
            ArticleItems.DATE_ORIGIN,
            ArticleItems.STANDING,
            ArticleItems.FINGERPRINT);

    private final DynamoDbClient client;
    private final String table;
    private final BatchReader reader;

    public Articles(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.reader = new BatchReader(client, table, ArticleItems.SHAPE);
    }

    /** The table's shape. */
    public static CreateTableRequest table(String name) {
        return ArticleItems.SHAPE.table(name);
    }

    /** The state of these articles, of those that are there, by id. Reads consistently. */
    Map<String, StoredItem> states(List<ArticleId> ids) {
        return reader.read(ids.stream().map(ArticleItems::key).toList(), STATE).stream()
                .collect(Collectors.toMap(item -> item.text(ArticleItems.ID), item -> item));
    }

    /** Saves an article as its source tells it now. */
    public Saved save(Article article) {
        return save(article, article.seenAt());
    }

    /** Saves an article as it stood in a version of its source; an older version than the one saved changes nothing. */
    Saved save(Article article, Instant version) {
        return save(article, version, Withdrawals.OF_ANY);
    }

    /** The same where only these are heeded. */
    Saved save(Article article, Instant version, Withdrawals withdrawals) {
        var update =
                switch (article.standing()) {
                    case LIVE -> ArticleWrites.telling(table, article, version);
                    case WITHDRAWN -> ArticleWrites.withdrawing(table, article, withdrawals, version);
                };
        try {
            var before = client.updateItem(update).attributes();
            return switch (article.standing()) {
                case WITHDRAWN -> Saved.WITHDRAWN;
                case LIVE -> before.isEmpty() ? Saved.ADDED : Saved.CORRECTED;
            };
        } catch (ConditionalCheckFailedException e) {
            return Saved.UNCHANGED;
        }
    }

    /**
     * Takes a withdrawal back: what had no place in an edition for it counts as seen at the article's time. Tells whether there
     * was one.
     */
    boolean reinstate(Article article) {
        try {
            client.updateItem(ArticleWrites.reinstating(table, article));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Reads consistently. */
    public Optional<Article> find(ArticleId id) {
        return ArticleItems.SHAPE
                .found(client.getItem(r ->
                                r.tableName(table).key(ArticleItems.key(id)).consistentRead(true))
                        .item())
                .map(ArticleItems::article);
    }

    /** Those of these that are there, in no order. Reads consistently. */
    public List<Article> all(Set<ArticleId> ids) {
        return reader.read(ids.stream().map(ArticleItems::key).toList()).stream()
                .map(ArticleItems::article)
                .toList();
    }

    /**
     * The articles first seen in this time, live and withdrawn, by when they were seen and then by id: one query for each
     * day. It reads an index, which is behind by less than a second as a rule, and looks back {@code MEMORY} at most.
     */
    public List<Article> seenBetween(Instant afterExclusive, Instant untilInclusive) {
        var oldest = untilInclusive.minus(MEMORY);
        var after = afterExclusive.isBefore(oldest) ? oldest : afterExclusive;
        var found = new ArrayList<Article>();
        if (!after.isBefore(untilInclusive)) {
            return found;
        }
        for (var day = day(after); !day.isAfter(day(untilInclusive)); day = day.plusDays(1)) {
            client.queryPaginator(seenOn(day, after, untilInclusive)).items().stream()
                    .map(ArticleItems.SHAPE::item)
                    .map(ArticleItems::article)
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /**
     * The live articles first seen until then, the newest first and then by id; read backwards a step at a time, until they
     * are {@code most} or it is so long ago.
     */
    public List<Article> newest(Instant untilInclusive, Duration back, Duration step, int most) {
        var oldest = untilInclusive.minus(back);
        var newest = new ArrayList<Article>();
        for (var until = untilInclusive; until.isAfter(oldest) && newest.size() < most; until = until.minus(step)) {
            seenBetween(until.minus(step), until).stream()
                    .filter(article -> article.standing() == Standing.LIVE)
                    .forEach(newest::add);
        }
        newest.sort(Comparator.comparing(Article::seenAt).reversed().thenComparing(Article::id));
        return List.copyOf(newest.subList(0, Math.min(most, newest.size())));
    }

    private QueryRequest seenOn(LocalDate day, Instant after, Instant until) {
        // '#' and the id follow the instant: one nanosecond more leaves out all ids of an instant, 'g' lets all in.
        return QueryRequest.builder()
                .tableName(table)
                .indexName(ArticleItems.BY_DAY)
                .keyConditionExpression("#day = :day AND #seen BETWEEN :from AND :until")
                .expressionAttributeNames(Map.of("#day", ArticleItems.DAY, "#seen", ArticleItems.SEEN))
                .expressionAttributeValues(Map.of(
                        ":day", text(day.toString()),
                        ":from", text(ArticleItems.instant(after.plusNanos(1))),
                        ":until", text(ArticleItems.instant(until) + "#g")))
                .build();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    String table() {
        return table;
    }
}
