package io.tidings.edition;

import static io.tidings.edition.EditionItems.text;

import io.tidings.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What editors said of single articles of a newsletter: put it first, or leave it out. Items of the editions' table, under a
 * key of their own, {@code <newsletter>#picks}. The last word counts; nothing is forgotten. Thread-safe.
 */
public final class Picks {

    /** What an editor wants of an article. */
    public enum Kind {
        PIN,
        DROP,
        /** Neither any more. */
        NONE
    }

    /** An editor's word on an article; {@code title} is for people. */
    public record Pick(ArticleId article, String title, Kind kind, String by, Instant at) {

        /** The article's id, as it stands in forms. */
        public String id() {
            return article.value();
        }
    }

    private static final String NEWSLETTER = EditionItems.NEWSLETTER;
    private static final String ARTICLE = EditionItems.EDITION;

    private final DynamoDbClient client;
    private final String table;

    /** {@code table}: the one of the editions. */
    public Picks(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** Says it of an article, from the next edition on. */
    public void say(NewsletterId newsletter, Pick pick) {
        client.putItem(put -> put.tableName(table)
                .item(Map.of(
                        NEWSLETTER,
                        text(key(newsletter)),
                        ARTICLE,
                        text(pick.article().value()),
                        "kind",
                        text(pick.kind().name()),
                        "title",
                        text(pick.title()),
                        "by",
                        text(pick.by()),
                        "at",
                        text(pick.at().toString()))));
    }

    /** What holds, by article. Reads consistently. */
    public Map<ArticleId, Pick> all(NewsletterId newsletter) {
        return client
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#newsletter = :newsletter")
                        .expressionAttributeNames(Map.of("#newsletter", NEWSLETTER))
                        .expressionAttributeValues(Map.of(":newsletter", text(key(newsletter))))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Picks::pick)
                .filter(pick -> pick.kind() != Kind.NONE)
                .collect(Collectors.toMap(Pick::article, pick -> pick, (one, other) -> other, TreeMap::new));
    }

    /** The newest first: for people. */
    public List<Pick> listed(NewsletterId newsletter) {
        return all(newsletter).values().stream()
                .sorted(java.util.Comparator.comparing(Pick::at).reversed())
                .toList();
    }

    private static String key(NewsletterId newsletter) {
        return newsletter + "#picks";
    }

    private static Pick pick(Map<String, AttributeValue> item) {
        return new Pick(
                new ArticleId(EditionItems.string(item, ARTICLE)),
                EditionItems.string(item, "title"),
                Kind.valueOf(EditionItems.string(item, "kind")),
                EditionItems.string(item, "by"),
                Instant.parse(EditionItems.string(item, "at")));
    }
}
