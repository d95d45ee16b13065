package io.tidings.topic;

import io.tidings.article.ArticleId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

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
    private static final String TRAINED = "trained";
    private static final String TOPIC = "topic";
    private static final String KIND = "kind";
    private static final String AT = "at";
    private static final String BY = "by";
    private static final String MODEL = "model";

    private final DynamoDbClient client;
    private final String table;

    public Confirmations(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** The table's shape. */
    public static CreateTableRequest table(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute(OWNER), attribute(KEY))
                .keySchema(key(OWNER, KeyType.HASH), key(KEY, KeyType.RANGE))
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

    /** Remembers where an article belongs: accepted as it was, or moved. */
    public void confirm(Beat beat, Confirmed confirmed) {
        Map<String, AttributeValue> said = confirmed
                .topic()
                .map(topic -> Map.of(TOPIC, AttributeValue.fromS(topic)))
                .orElse(Map.of());
        put(beat, ARTICLE + confirmed.article(), confirmed.at(), confirmed.by(), said);
    }

    /** Everything that was confirmed, the earliest first. */
    public List<Confirmed> confirmed(Beat beat) {
        return items(beat, ARTICLE)
                .map(item -> new Confirmed(
                        new ArticleId(text(item, KEY).substring(ARTICLE.length())),
                        Optional.ofNullable(item.get(TOPIC)).map(AttributeValue::s),
                        Instant.parse(text(item, AT)),
                        text(item, BY)))
                .sorted(Comparator.comparing(Confirmed::at).thenComparing(Confirmed::article))
                .toList();
    }

    /** Remembers that two articles tell the same story, or that they don't. */
    public void decide(Beat beat, StoryDecision decision, Instant at, String by) {
        put(
                beat,
                PAIR + decision.one() + "#" + decision.other(),
                at,
                by,
                Map.of(KIND, AttributeValue.fromS(decision.kind().name())));
    }

    /** Everything that was decided on stories, the earliest first. */
    public List<StoryDecision> decisions(Beat beat) {
        return items(beat, PAIR)
                .sorted(Comparator.comparing((Map<String, AttributeValue> item) -> Instant.parse(text(item, AT)))
                        .thenComparing(item -> text(item, KEY)))
                .map(Confirmations::decision)
                .toList();
    }

    private static StoryDecision decision(Map<String, AttributeValue> item) {
        String[] pair = text(item, KEY).substring(PAIR.length()).split("#", 2);
        return new StoryDecision(
                new ArticleId(pair[0]), new ArticleId(pair[1]), StoryDecision.Kind.valueOf(text(item, KIND)));
    }

    Optional<Trained> trained(Beat beat) {
        return items(beat, TRAINED)
                .map(item -> new Trained(Instant.parse(text(item, AT)), text(item, TOPIC), text(item, MODEL)))
                .findFirst();
    }

    void trained(Beat beat, Trained trained) {
        put(
                beat,
                TRAINED,
                trained.at(),
                "training",
                Map.of(
                        TOPIC, AttributeValue.fromS(trained.topics()),
                        MODEL, AttributeValue.fromS(trained.model())));
    }

    private void put(Beat beat, String key, Instant at, String by, Map<String, AttributeValue> said) {
        Map<String, AttributeValue> item = new HashMap<>(said);
        item.put(OWNER, AttributeValue.fromS(beat.value()));
        item.put(KEY, AttributeValue.fromS(key));
        item.put(AT, AttributeValue.fromS(at.toString()));
        item.put(BY, AttributeValue.fromS(by));
        client.putItem(put -> put.tableName(table).item(item));
    }

    private Stream<Map<String, AttributeValue>> items(Beat beat, String prefix) {
        return client
                .queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#owner = :owner AND begins_with(#key, :prefix)")
                        .expressionAttributeNames(Map.of("#owner", OWNER, "#key", KEY))
                        .expressionAttributeValues(Map.of(
                                ":owner", AttributeValue.fromS(beat.value()),
                                ":prefix", AttributeValue.fromS(prefix))))
                .items()
                .stream();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.s() == null) {
            throw new IllegalStateException("An item of what editors said has no " + name + ": " + item.keySet());
        }
        return value.s();
    }
}
