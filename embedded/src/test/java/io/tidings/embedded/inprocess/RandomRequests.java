package io.tidings.embedded.inprocess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
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

    RandomRequests(String table, Random random) {
        this.table = table;
        this.random = random;
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
        String change = pick(CHANGES);
        // DynamoDB Local looks at the condition before it looks whether the key would change.
        String condition = change.contains("#h") ? null : maybe(() -> pick(CONDITIONS));
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key())
                .updateExpression(change)
                .conditionExpression(condition)
                .expressionAttributeNames(names(change, condition))
                .expressionAttributeValues(values(change, condition))
                .returnValues(pick(List.of(ReturnValue.NONE, ReturnValue.ALL_OLD, ReturnValue.ALL_NEW)))
                .returnValuesOnConditionCheckFailure(pick(
                        List.of(ReturnValuesOnConditionCheckFailure.NONE, ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private PutItemRequest put() {
        String condition = maybe(() -> pick(CONDITIONS));
        return PutItemRequest.builder()
                .tableName(table)
                .item(item(key()))
                .conditionExpression(condition)
                .expressionAttributeNames(names(condition))
                .expressionAttributeValues(values(condition))
                .returnValues(pick(List.of(ReturnValue.NONE, ReturnValue.ALL_OLD)))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private DeleteItemRequest delete() {
        String condition = maybe(() -> pick(CONDITIONS));
        return DeleteItemRequest.builder()
                .tableName(table)
                .key(key())
                .conditionExpression(condition)
                .expressionAttributeNames(names(condition))
                .expressionAttributeValues(values(condition))
                .returnValues(pick(List.of(ReturnValue.NONE, ReturnValue.ALL_OLD)))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private GetItemRequest get() {
        String projection = maybe(() -> "#s, #ns");
        return GetItemRequest.builder()
                .tableName(table)
                .key(key())
                .consistentRead(random.nextBoolean())
                .projectionExpression(projection)
                .expressionAttributeNames(names(projection))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private QueryRequest query() {
        String range = pick(List.of(
                "#h = :h",
                "#h = :h AND #r >= :x",
                "#h = :h AND #r < :x",
                "#h = :h AND #r BETWEEN :x AND :y",
                "#h = :h AND #r = :x",
                "#h = :h AND #r > :x"));
        String filter = maybe(() -> pick(List.of("#n > :x", "#s = :t", "attribute_exists(#l)")));
        String projection = maybe(() -> "#r, #ns");
        boolean counts = projection == null && random.nextInt(4) == 0;
        String hash = hash();
        Map<String, AttributeValue> values = new HashMap<>();
        Map<String, AttributeValue> others = values(range, filter);
        if (others != null) {
            values.putAll(others);
        }
        values.put(":h", AttributeValue.fromS(hash));
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(range)
                .filterExpression(filter)
                .projectionExpression(projection)
                .select(counts ? Select.COUNT : null)
                .expressionAttributeNames(names(range, filter, projection))
                .expressionAttributeValues(values)
                .consistentRead(random.nextBoolean())
                .scanIndexForward(maybe(() -> false))
                .limit(maybe(() -> 1 + random.nextInt(4)))
                .exclusiveStartKey(range.equals("#h = :h") ? maybe(() -> key(hash)) : null)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private QueryRequest byIndex() {
        return QueryRequest.builder()
                .tableName(table)
                .indexName("by-s")
                .keyConditionExpression("s = :t")
                .expressionAttributeValues(Map.of(":t", AttributeValue.fromS(text())))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private BatchGetItemRequest batchGet() {
        List<Map<String, AttributeValue>> keys = some(this::key);
        String projection = maybe(() -> "#h, #n");
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
        List<WriteRequest> writes = some(() -> random.nextBoolean()
                ? WriteRequest.builder()
                        .putRequest(put -> put.item(item(key())))
                        .build()
                : WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key()))
                        .build());
        return BatchWriteItemRequest.builder()
                .requestItems(Map.of(table, writes))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private TransactWriteItemsRequest transaction() {
        return TransactWriteItemsRequest.builder()
                .transactItems(
                        some(this::key).stream().distinct().map(this::action).toList())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private TransactWriteItem action(Map<String, AttributeValue> key) {
        String condition = pick(CONDITIONS.subList(0, 5));
        return switch (random.nextInt(3)) {
            case 0 ->
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table)
                                .item(item(key))
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
                String change = pick(List.of("ADD #ns :ns", "SET #n = :x", "REMOVE #s"));
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

    private String hash() {
        return "h" + random.nextInt(3);
    }

    private Map<String, AttributeValue> key() {
        return key(hash());
    }

    private Map<String, AttributeValue> key(String hash) {
        return Map.of(
                "h", AttributeValue.fromS(hash), "r", AttributeValue.fromN(Integer.toString(random.nextInt(8) - 2)));
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        Stream.of("n", "s", "ns", "ss", "l", "flag", "big", "bin", "map", "s2", "ns2")
                .filter(name -> random.nextInt(3) == 0)
                .forEach(name -> item.put(name, attribute(name)));
        return item;
    }

    private AttributeValue attribute(String name) {
        return switch (name) {
            case "n", "x", "y" -> AttributeValue.fromN(number());
            case "ns", "ns2" -> AttributeValue.fromNs(List.copyOf(new TreeSet<>(some(this::number))));
            case "ss" -> AttributeValue.fromSs(List.copyOf(new TreeSet<>(some(this::text))));
            case "l" -> AttributeValue.fromL(List.of(AttributeValue.fromS(text()), AttributeValue.fromN(number())));
            case "flag", "b" -> AttributeValue.fromBool(random.nextBoolean());
            case "big" -> AttributeValue.fromS("\u00e4b".repeat(random.nextInt(4) == 0 ? random.nextInt(1_500) : 1));
            case "bin" -> AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, -2, (byte) random.nextInt(9)}));
            case "map" ->
                AttributeValue.fromM(Map.of("a", AttributeValue.fromS(text()), "b", AttributeValue.fromNul(true)));
            default -> AttributeValue.fromS(text());
        };
    }

    private String number() {
        return pick(List.of("0", "1", "2", "3", "4", "5", "-1", "10", "100", "1.5", "-20.25", "1500", "1234567890123"));
    }

    private String text() {
        return pick(List.of("a", "ab", "b", "\u00fc", "x y"));
    }

    private static @Nullable Map<String, String> names(@Nullable String... expressions) {
        Map<String, String> names =
                placeholders('#', expressions).collect(Collectors.toMap(name -> name, name -> name.substring(1)));
        return names.isEmpty() ? null : names;
    }

    private @Nullable Map<String, AttributeValue> values(@Nullable String... expressions) {
        Map<String, AttributeValue> values = placeholders(':', expressions)
                .filter(name -> !name.equals(":h"))
                .collect(Collectors.toMap(name -> name, name -> attribute(name.substring(1))));
        // Now and then one that no expression uses.
        if (values.isEmpty()) {
            return null;
        }
        if (random.nextInt(40) == 0) {
            values.put(":unused", AttributeValue.fromS("a"));
        }
        return values;
    }

    private static Stream<String> placeholders(char first, @Nullable String... expressions) {
        return Stream.of(expressions)
                .filter(Objects::nonNull)
                .flatMap(text -> Stream.of(text.split("[^#:A-Za-z0-9]+")))
                .filter(word -> !word.isEmpty() && word.charAt(0) == first)
                .distinct();
    }

    private <T> List<T> some(Supplier<T> one) {
        return new ArrayList<>(IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> one.get())
                .toList());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> @Nullable T maybe(Supplier<T> one) {
        return random.nextInt(3) == 0 ? one.get() : null;
    }
}
