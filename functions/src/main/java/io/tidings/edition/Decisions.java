package io.tidings.edition;

import static io.tidings.edition.EditionItems.text;

import io.tidings.article.ArticleId;
import io.tidings.topic.StoryDecision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What editors said of pairs of articles of a newsletter: one story, or two. Items of the editions' table, under a key of
 * their own, {@code <newsletter>#decisions}; of a pair the last word counts. Thread-safe.
 */
public final class Decisions {

    /** A decision, and whose it is. */
    public record Made(StoryDecision decision, String by, Instant at) {}

    private final DynamoDbClient client;
    private final String table;

    /** {@code table}: the one of the editions. */
    public Decisions(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** Says it of a pair, from the next edition on. */
    public void say(NewsletterId newsletter, Made made) {
        StoryDecision decision = made.decision();
        client.putItem(put -> put.tableName(table)
                .item(Map.of(
                        EditionItems.NEWSLETTER,
                        text(key(newsletter)),
                        EditionItems.EDITION,
                        text(decision.one() + " " + decision.other()),
                        "one",
                        text(decision.one().value()),
                        "other",
                        text(decision.other().value()),
                        "kind",
                        text(decision.kind().name()),
                        "by",
                        text(made.by()),
                        "at",
                        text(made.at().toString()))));
    }

    /** The earliest first. Reads consistently. */
    public List<Made> all(NewsletterId newsletter) {
        return client
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#newsletter = :newsletter")
                        .expressionAttributeNames(Map.of("#newsletter", EditionItems.NEWSLETTER))
                        .expressionAttributeValues(Map.of(":newsletter", text(key(newsletter))))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Decisions::made)
                .sorted(Comparator.comparing(Made::at)
                        .thenComparing(made -> made.decision().one())
                        .thenComparing(made -> made.decision().other()))
                .toList();
    }

    private static String key(NewsletterId newsletter) {
        return newsletter + "#decisions";
    }

    private static Made made(Map<String, AttributeValue> item) {
        return new Made(
                new StoryDecision(
                        new ArticleId(EditionItems.string(item, "one")),
                        new ArticleId(EditionItems.string(item, "other")),
                        StoryDecision.Kind.valueOf(EditionItems.string(item, "kind"))),
                EditionItems.string(item, "by"),
                Instant.parse(EditionItems.string(item, "at")));
    }
}
