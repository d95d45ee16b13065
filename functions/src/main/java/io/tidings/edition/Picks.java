package io.tidings.edition;

import static io.tidings.table.Values.instant;
import static io.tidings.table.Values.text;

import io.tidings.article.ArticleId;
import io.tidings.table.StoredItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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

        /** Whether it was not taken back. */
        boolean holds() {
            return kind != Kind.NONE;
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
                        instant(pick.at()))));
    }

    /** What holds, by article. Reads consistently. */
    public Map<ArticleId, Pick> all(NewsletterId newsletter) {
        return words(newsletter)
                .filter(Pick::holds)
                .collect(Collectors.toMap(Pick::article, pick -> pick, (one, other) -> other, TreeMap::new));
    }

    /** The last word on each article, also where it took one back. Reads consistently. */
    Stream<Pick> words(NewsletterId newsletter) {
        return client
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#newsletter = :newsletter")
                        .expressionAttributeNames(Map.of("#newsletter", NEWSLETTER))
                        .expressionAttributeValues(Map.of(":newsletter", text(key(newsletter))))
                        .consistentRead(true))
                .items()
                .stream()
                .map(EditionItems.SHAPE::item)
                .map(Picks::pick);
    }

    /** The newest first: for people. */
    public List<Pick> listed(NewsletterId newsletter) {
        return all(newsletter).values().stream()
                .sorted(Comparator.comparing(Pick::at).reversed())
                .toList();
    }

    private static String key(NewsletterId newsletter) {
        return newsletter + "#picks";
    }

    private static Pick pick(StoredItem item) {
        return new Pick(
                new ArticleId(item.text(ARTICLE)),
                item.text("title"),
                Kind.valueOf(item.text("kind")),
                item.text("by"),
                item.instant("at"));
    }
}
