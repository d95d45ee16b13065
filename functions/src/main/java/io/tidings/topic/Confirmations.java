package io.tidings.topic;

import static io.tidings.table.Values.text;

import io.tidings.article.ArticleId;
import io.tidings.table.Key;
import io.tidings.table.Shape;
import io.tidings.table.StoredItem;
import io.tidings.table.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * The table of what editors said: which topic an article belongs to, which articles tell the same story and which don't; and,
 * beside it, when a model was last trained of that. An item a word; the latest word on an article or pair replaces the one
 * before. Reads consistently. Thread-safe.
 */
public final class Confirmations {

    private static final String OWNER = "newsletter";
    private static final String KEY = "key";
    private static final String ARTICLE = "article#";
    private static final String PAIR = "pair#";
    /** After every pair, and before what is no word of an editor. */
    private static final String AFTER_PAIRS = "pair$";

    private static final String TRAINED = "trained";
    private static final String TOPIC = "topic";
    private static final String KIND = "kind";
    private static final String AT = "at";
    private static final String BY = "by";
    private static final String MODEL = "model";

    private static final Shape SHAPE = Shape.of("words of editors", Key.text(OWNER), Key.text(KEY));

    private final DynamoDbClient client;
    private final String table;

    public Confirmations(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** The table's shape. */
    public static CreateTableRequest table(String name) {
        return SHAPE.table(name);
    }

    /** Remembers where an article belongs: accepted as it was, or moved. */
    public void confirm(Beat beat, Confirmed confirmed) {
        Map<String, AttributeValue> said =
                confirmed.topic().map(topic -> Map.of(TOPIC, text(topic))).orElse(Map.of());
        put(beat, ARTICLE + confirmed.article(), confirmed.at(), confirmed.by(), said);
    }

    /** What was said of single articles and of pairs. */
    public record Words(List<Confirmed> confirmed, List<KeptDecision> decisions) {
        public Words {
            confirmed = List.copyOf(confirmed);
            decisions = List.copyOf(decisions);
        }
    }

    /** Everything that was said, in one query: it costs no more calls than one half of it. */
    public Words words(Beat beat) {
        List<Confirmed> confirmed = new ArrayList<>();
        List<KeptDecision> decisions = new ArrayList<>();
        String range = "#key BETWEEN :from AND :to";
        items(beat, range, Map.of(":from", text(ARTICLE), ":to", text(AFTER_PAIRS)))
                .forEach(item -> {
                    if (item.text(KEY).startsWith(ARTICLE)) {
                        confirmed.add(confirmed(item));
                    } else {
                        decisions.add(kept(item));
                    }
                });
        return new Words(confirmed, decisions);
    }

    /** Everything that was confirmed, the earliest first. */
    public List<Confirmed> confirmed(Beat beat) {
        return items(beat, ARTICLE)
                .map(Confirmations::confirmed)
                .sorted(Comparator.comparing(Confirmed::at).thenComparing(Confirmed::article))
                .toList();
    }

    private static Confirmed confirmed(StoredItem item) {
        return new Confirmed(
                new ArticleId(item.text(KEY).substring(ARTICLE.length())),
                item.find(TOPIC),
                item.instant(AT),
                item.text(BY));
    }

    /** Remembers that two articles tell the same story, or that they don't. */
    public void decide(Beat beat, StoryDecision decision, Instant at, String by) {
        put(
                beat,
                PAIR + decision.one() + "#" + decision.other(),
                at,
                by,
                Map.of(KIND, text(decision.kind().name())));
    }

    /** Everything that was decided on stories, the earliest first. */
    public List<StoryDecision> decisions(Beat beat) {
        return items(beat, PAIR)
                .sorted(Comparator.comparing((StoredItem item) -> item.instant(AT))
                        .thenComparing(item -> item.text(KEY)))
                .map(Confirmations::kept)
                .map(KeptDecision::decision)
                .toList();
    }

    private static KeptDecision kept(StoredItem item) {
        String[] pair = item.text(KEY).substring(PAIR.length()).split("#", 2);
        StoryDecision decision = new StoryDecision(
                new ArticleId(pair[0]), new ArticleId(pair[1]), StoryDecision.Kind.valueOf(item.text(KIND)));
        return new KeptDecision(decision, item.instant(AT), item.text(BY));
    }

    Optional<Trained> trained(Beat beat) {
        return items(beat, TRAINED)
                .map(item -> new Trained(item.instant(AT), item.text(TOPIC), item.text(MODEL)))
                .findFirst();
    }

    void trained(Beat beat, Trained trained) {
        put(
                beat,
                TRAINED,
                trained.at(),
                "training",
                Map.of(
                        TOPIC, text(trained.topics()),
                        MODEL, text(trained.model())));
    }

    private void put(Beat beat, String key, Instant at, String by, Map<String, AttributeValue> said) {
        Map<String, AttributeValue> item = new HashMap<>(said);
        item.put(OWNER, text(beat.value()));
        item.put(KEY, text(key));
        item.put(AT, Values.instant(at));
        item.put(BY, text(by));
        client.putItem(put -> put.tableName(table).item(item));
    }

    private Stream<StoredItem> items(Beat beat, String prefix) {
        return items(beat, "begins_with(#key, :prefix)", Map.of(":prefix", text(prefix)));
    }

    private Stream<StoredItem> items(Beat beat, String range, Map<String, AttributeValue> bounds) {
        Map<String, AttributeValue> values = new HashMap<>(bounds);
        values.put(":owner", text(beat.value()));
        return client
                .queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#owner = :owner AND " + range)
                        .expressionAttributeNames(Map.of("#owner", OWNER, "#key", KEY))
                        .expressionAttributeValues(values))
                .items()
                .stream()
                .map(SHAPE::item);
    }
}
