package io.tidings.article;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The table of articles, one item each, and its index by the day an article was first seen.
 *
 * <p>An article belongs to the source that brought it first: only that one corrects it, and never with an older version of
 * its file. Any source may withdraw it. A withdrawal stays until it is taken back expressly, so that a feed that still
 * shows the article does not bring it back. Every save is one conditional write; two readers of the same article agree
 * whichever comes first. Thread-safe.
 */
public final class Articles {
    static final String BY_DAY = "by-day";

    /** How far back {@link #seenBetween} looks at most: one query a day has to end somewhere. */
    static final Duration MEMORY = Duration.ofDays(400);

    private final DynamoDbClient client;
    private final String table;

    public Articles(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** The table's shape. */
    public static CreateTableRequest table(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute(ArticleItems.ID), attribute(ArticleItems.DAY), attribute(ArticleItems.SEEN))
                .keySchema(key(ArticleItems.ID, KeyType.HASH))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(BY_DAY)
                        .keySchema(key(ArticleItems.DAY, KeyType.HASH), key(ArticleItems.SEEN, KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build())
                .build();
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** Saves an article as its source tells it now. */
    public Saved save(Article article) {
        return save(article, article.seenAt());
    }

    /** Saves an article as it stood in a version of its source; an older version than the one saved changes nothing. */
    Saved save(Article article, Instant version) {
        var update =
                switch (article.standing()) {
                    case LIVE -> ArticleWrites.telling(table, article, version);
                    case WITHDRAWN -> ArticleWrites.withdrawing(table, article, version);
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

    /** Takes a withdrawal back. Tells whether there was one. */
    boolean reinstate(ArticleId id) {
        try {
            client.updateItem(ArticleWrites.reinstating(table, id));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Reads consistently. */
    public Optional<Article> find(ArticleId id) {
        var item = client.getItem(
                        r -> r.tableName(table).key(ArticleItems.key(id)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(ArticleItems.article(item));
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
                    .map(ArticleItems::article)
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    private QueryRequest seenOn(LocalDate day, Instant after, Instant until) {
        // '#' and the id follow the instant: one nanosecond more leaves out all ids of an instant, 'g' lets all in.
        return QueryRequest.builder()
                .tableName(table)
                .indexName(BY_DAY)
                .keyConditionExpression("#day = :day AND #seen BETWEEN :from AND :until")
                .expressionAttributeNames(Map.of("#day", ArticleItems.DAY, "#seen", ArticleItems.SEEN))
                .expressionAttributeValues(Map.of(
                        ":day", AttributeValue.fromS(day.toString()),
                        ":from", AttributeValue.fromS(ArticleItems.instant(after.plusNanos(1))),
                        ":until", AttributeValue.fromS(ArticleItems.instant(until) + "#g")))
                .build();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    DynamoDbClient client() {
        return client;
    }

    String table() {
        return table;
    }
}
