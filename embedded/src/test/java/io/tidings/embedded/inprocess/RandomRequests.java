package io.tidings.embedded.inprocess;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Requests of every shape our stores use, right and wrong, over few keys, so that they meet. The table has the key
 * {@code h} (text) and {@code r} (number), and the index {@code by-s} of {@code s} with the keys only.
 */
final class RandomRequests {
    /** A request to be made of any DynamoDB, how it reads in a failure, and whether the order of its items matters. */
    record Ask(String text, boolean ordered, Function<DynamoDbClient, DynamoDbResponse> of) {}

    private static final List<String> CONDITIONS = List.of(
            "attribute_not_exists(#n)",
            "attribute_exists(#ns)",
            "attribute_not_exists(#flag) AND (attribute_not_exists(#s) OR #n <= :x)",
            "#s = :t",
            "#s <> :t",
            "#s IN (:t, :u)",
            "#n < :x OR #n >= :x AND NOT attribute_exists(#l)",
            "#n BETWEEN :x AND :y",
            "begins_with(#s, :t)",
            "contains(#ss, :t)",
            "contains(#ns, :x)",
            "size(#ns) > :x",
            "#h = :t",
            "#r >= :x",
            "#n <> #x2");
    private static final List<String> CHANGES = List.of(
            "SET #s = :t",
            "SET #n = :x, #flag = :b",
            "SET #n = if_not_exists(#n, :x)",
            "SET #n = #n + :x",
            "SET #n = if_not_exists(#n, :x) - :y",
            "SET #l = list_append(#l, :l)",
            "SET #l = list_append(if_not_exists(#l, :l), :l)",
            "SET #s = #s2",
            "ADD #n :x",
            "ADD #ns :ns",
            "ADD #ss :ss",
            "ADD #ns :x",
            "DELETE #ns :ns",
            "DELETE #ss :ss",
            "DELETE #n :ns",
            "REMOVE #s",
            "REMOVE #ns, #n",
            "SET #big = :big",
            "SET #h = :t",
            "ADD #ns :ns DELETE #ns2 :ns",
            "SET #n = :x ADD #ns :ns DELETE #ss :ss REMOVE #flag",
            "ADD #ns :ns DELETE #ns :ns",
            "SET #s = :t REMOVE #s");

    private final String table;
    private final Random random;
    private final RandomValues values;

    RandomRequests(String table, Random random) {
        this.table = table;
        this.random = random;
        this.values = new RandomValues(random);
    }

    Ask next() {
        return switch (random.nextInt(20)) {
            case 0, 1 -> ask(put(), DynamoDbClient::putItem);
            case 2 -> ask(delete(), DynamoDbClient::deleteItem);
            case 3, 4 -> ask(get(), DynamoDbClient::getItem);
            case 5, 6, 7 -> ask(query(), DynamoDbClient::query);
            case 8 -> ask(byIndex(), DynamoDbClient::query);
            case 9 -> ask(batchGet(), DynamoDbClient::batchGetItem);
            case 10 -> ask(batchWrite(), DynamoDbClient::batchWriteItem);
            case 11 -> ask(transaction(), DynamoDbClient::transactWriteItems);
            default -> ask(update(), DynamoDbClient::updateItem);
        };
    }

    private static <R> Ask ask(R request, BiFunction<DynamoDbClient, R, DynamoDbResponse> call) {
        boolean ordered = !(request instanceof BatchGetItemRequest)
                && !(request instanceof QueryRequest query && query.indexName() != null);
        return new Ask(request.toString(), ordered, client -> call.apply(client, request));
    }

    private UpdateItemRequest update() {
        String change = values.pick(CHANGES);
        // DynamoDB Local looks at the condition before it looks whether the key would change.
        String condition = change.contains("#h") ? null : values.maybe(() -> values.pick(CONDITIONS));
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(values.key())
                .updateExpression(change)
                .conditionExpression(condition)
                .expressionAttributeNames(names(change, condition))
                .expressionAttributeValues(values(change, condition))
                .returnValues(values.pick(List.of(ReturnValue.NONE, ReturnValue.ALL_OLD, ReturnValue.ALL_NEW)))
                .returnValuesOnConditionCheckFailure(values.pick(
                        List.of(ReturnValuesOnConditionCheckFailure.NONE, ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private PutItemRequest put() {
        String condition = values.maybe(() -> values.pick(CONDITIONS));
        return PutItemRequest.builder()
                .tableName(table)
                .item(values.item(values.key()))
                .conditionExpression(condition)
                .expressionAttributeNames(names(condition))
                .expressionAttributeValues(values(condition))
                .returnValues(values.pick(List.of(ReturnValue.NONE, ReturnValue.ALL_OLD)))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private DeleteItemRequest delete() {
        String condition = values.maybe(() -> values.pick(CONDITIONS));
        return DeleteItemRequest.builder()
                .tableName(table)
                .key(values.key())
                .conditionExpression(condition)
                .expressionAttributeNames(names(condition))
                .expressionAttributeValues(values(condition))
                .returnValues(values.pick(List.of(ReturnValue.NONE, ReturnValue.ALL_OLD)))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private GetItemRequest get() {
        String projection = values.maybe(() -> "#s, #ns");
        return GetItemRequest.builder()
                .tableName(table)
                .key(values.key())
                .consistentRead(random.nextBoolean())
                .projectionExpression(projection)
                .expressionAttributeNames(names(projection))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private QueryRequest query() {
        String range = values.pick(List.of(
                "#h = :h",
                "#h = :h AND #r >= :x",
                "#h = :h AND #r < :x",
                "#h = :h AND #r BETWEEN :x AND :y",
                "#h = :h AND #r = :x",
                "#h = :h AND #r > :x"));
        String filter = values.maybe(() -> values.pick(List.of("#n > :x", "#s = :t", "attribute_exists(#l)")));
        String projection = values.maybe(() -> "#r, #ns");
        boolean counts = projection == null && random.nextInt(4) == 0;
        String hash = values.hash();
        Map<String, AttributeValue> given = new HashMap<>();
        Map<String, AttributeValue> others = values(range, filter);
        if (others != null) {
            given.putAll(others);
        }
        given.put(":h", AttributeValue.fromS(hash));
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(range)
                .filterExpression(filter)
                .projectionExpression(projection)
                .select(counts ? Select.COUNT : null)
                .expressionAttributeNames(names(range, filter, projection))
                .expressionAttributeValues(given)
                .consistentRead(random.nextBoolean())
                .scanIndexForward(values.maybe(() -> false))
                .limit(values.maybe(() -> 1 + random.nextInt(4)))
                .exclusiveStartKey(range.equals("#h = :h") ? values.maybe(() -> values.key(hash)) : null)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private QueryRequest byIndex() {
        return QueryRequest.builder()
                .tableName(table)
                .indexName("by-s")
                .keyConditionExpression("s = :t")
                .expressionAttributeValues(Map.of(":t", AttributeValue.fromS(values.text())))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private BatchGetItemRequest batchGet() {
        List<Map<String, AttributeValue>> keys = values.some(values::key);
        String projection = values.maybe(() -> "#h, #n");
        boolean consistent = random.nextBoolean();
        return BatchGetItemRequest.builder()
                .requestItems(Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .keys(keys)
                                .consistentRead(consistent)
                                .projectionExpression(projection)
                                .expressionAttributeNames(names(projection))
                                .build()))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private BatchWriteItemRequest batchWrite() {
        List<WriteRequest> writes = values.some(() -> random.nextBoolean()
                ? WriteRequest.builder()
                        .putRequest(put -> put.item(values.item(values.key())))
                        .build()
                : WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(values.key()))
                        .build());
        return BatchWriteItemRequest.builder()
                .requestItems(Map.of(table, writes))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private TransactWriteItemsRequest transaction() {
        return TransactWriteItemsRequest.builder()
                .transactItems(values.some(values::key).stream()
                        .distinct()
                        .map(this::action)
                        .toList())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private TransactWriteItem action(Map<String, AttributeValue> key) {
        String condition = values.pick(CONDITIONS.subList(0, 5));
        return switch (random.nextInt(3)) {
            case 0 ->
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table)
                                .item(values.item(key))
                                .conditionExpression(condition)
                                .expressionAttributeNames(names(condition))
                                .expressionAttributeValues(values(condition)))
                        .build();
            case 1 ->
                TransactWriteItem.builder()
                        .conditionCheck(check -> check.tableName(table)
                                .key(key)
                                .conditionExpression(condition)
                                .expressionAttributeNames(names(condition))
                                .expressionAttributeValues(values(condition))
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                        .build();
            default -> {
                String change = values.pick(List.of("ADD #ns :ns", "SET #n = :x", "REMOVE #s"));
                yield TransactWriteItem.builder()
                        .update(update -> update.tableName(table)
                                .key(key)
                                .updateExpression(change)
                                .expressionAttributeNames(names(change))
                                .expressionAttributeValues(values(change)))
                        .build();
            }
        };
    }

    private static @Nullable Map<String, String> names(@Nullable String... expressions) {
        Map<String, String> names =
                placeholders('#', expressions).collect(Collectors.toMap(name -> name, name -> name.substring(1)));
        return names.isEmpty() ? null : names;
    }

    private @Nullable Map<String, AttributeValue> values(@Nullable String... expressions) {
        Map<String, AttributeValue> given = placeholders(':', expressions)
                .filter(name -> !name.equals(":h"))
                .collect(Collectors.toMap(name -> name, name -> values.attribute(name.substring(1))));
        // Now and then one that no expression uses.
        if (given.isEmpty()) {
            return null;
        }
        if (random.nextInt(40) == 0) {
            given.put(":unused", AttributeValue.fromS("a"));
        }
        return given;
    }

    private static Stream<String> placeholders(char first, @Nullable String... expressions) {
        return Stream.of(expressions)
                .filter(Objects::nonNull)
                .flatMap(text -> Stream.of(text.split("[^#:A-Za-z0-9]+")))
                .filter(word -> !word.isEmpty() && word.charAt(0) == first)
                .distinct();
    }
}
