package io.tidings.embedded.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.embedded.CountingSes;
import io.tidings.embedded.TestServices;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Plays the same requests against the engine in this process and against DynamoDB Local: both must answer alike. */
final class DynamoComparisonTest {
    private static final int REQUESTS = Integer.getInteger("tidings.comparisons", 1_600);

    private final DynamoDbClient real = TestServices.shared().dynamoClient();
    private final DynamoDbClient ours = new InProcessServices(InstantSource.system(), CountingSes.Memory.NUMBERS)
            .dynamo()
            .build();

    @Test
    void everyRequestIsAnsweredAsDynamoDbLocalAnswersIt() {
        Map<String, Integer> seen = new TreeMap<>();
        for (int seed = 1; seed <= 4; seed++) {
            String table = TestServices.table("compared");
            create(real, table);
            create(ours, table);
            RandomRequests requests = new RandomRequests(table, new Random(seed));
            for (int i = 0; i < REQUESTS / 4; i++) {
                RandomRequests.Ask ask = requests.next();
                Object expected = answer(ask, real);
                seen.merge(expected instanceof String error ? error : "answered", 1, Integer::sum);
                assertThat(answer(ask, ours))
                        .as("seed %d, request %d: %s", seed, i, ask.text())
                        .isEqualTo(expected);
            }
        }
        assertThat(seen).containsKeys("answered", "ConditionalCheckFailedException", "ValidationException");
    }

    @Test
    void aGrowingSetOfSlotsCostsWhatDynamoDbLocalSays() {
        String table = TestServices.table("growing");
        create(real, table);
        create(ours, table);
        for (int slot = 0; slot < 1_500; slot += 9) {
            UpdateItemRequest add = slots(table, slot);
            assertThat(ours.updateItem(add).consumedCapacity().capacityUnits())
                    .as("units with %d slots", slot + 9)
                    .isEqualTo(real.updateItem(add).consumedCapacity().capacityUnits());
        }
    }

    private static UpdateItemRequest slots(String table, int first) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(Map.of("h", AttributeValue.fromS("edition"), "r", AttributeValue.fromN("7")))
                .updateExpression("ADD accepted :slots")
                .expressionAttributeValues(Map.of(
                        ":slots",
                        AttributeValue.fromNs(IntStream.range(first, first + 9)
                                .mapToObj(Integer::toString)
                                .toList())))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    @Test
    void pagesOfAMegabyteEndWhereDynamoDbLocalEndsThem() {
        String table = TestServices.table("large");
        create(real, table);
        create(ours, table);
        for (int item = 0; item < 7; item++) {
            put(real, table, item);
            put(ours, table, item);
        }

        assertThat(pages(ours, table)).isEqualTo(pages(real, table)).hasSizeGreaterThan(1);
    }

    private static void put(DynamoDbClient client, String table, int item) {
        client.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "h", AttributeValue.fromS("all"),
                        "r", AttributeValue.fromN(Integer.toString(item)),
                        "big", AttributeValue.fromS("x".repeat(300_000)))));
    }

    private static List<Integer> pages(DynamoDbClient client, String table) {
        return client
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("h = :h")
                        .expressionAttributeValues(Map.of(":h", AttributeValue.fromS("all"))))
                .stream()
                .map(QueryResponse::count)
                .toList();
    }

    @SuppressWarnings("unchecked") // the SDK's builders take arrays of lambdas
    private static void create(DynamoDbClient client, String table) {
        client.createTable(create -> create.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        one -> one.attributeName("h").attributeType(ScalarAttributeType.S),
                        one -> one.attributeName("r").attributeType(ScalarAttributeType.N),
                        one -> one.attributeName("s").attributeType(ScalarAttributeType.S))
                .keySchema(
                        part -> part.attributeName("h").keyType(KeyType.HASH),
                        part -> part.attributeName("r").keyType(KeyType.RANGE))
                .globalSecondaryIndexes(index -> index.indexName("by-s")
                        .keySchema(part -> part.attributeName("s").keyType(KeyType.HASH))
                        .projection(all -> all.projectionType(ProjectionType.KEYS_ONLY))));
    }

    private static Object answer(RandomRequests.Ask ask, DynamoDbClient client) {
        try {
            DynamoDbResponse response = ask.of().apply(client);
            Object answer = plain(comparable(response));
            return ask.ordered() ? answer : shuffled(answer);
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem()
                    ? List.of("ConditionalCheckFailedException", plain(e.item()))
                    : "ConditionalCheckFailedException";
        } catch (TransactionCanceledException e) {
            // DynamoDB Local looks no further than the first that fails.
            return e.cancellationReasons().stream()
                    .filter(reason -> !"None".equals(reason.code()))
                    .limit(1)
                    .map(reason -> List.of(reason.code(), plain(reason.item())))
                    .toList();
        } catch (DynamoDbException e) {
            return e.awsErrorDetails().errorCode();
        }
    }

    /**
     * Without what DynamoDB Local answers otherwise than DynamoDB: it does not count reads of what is not there, counts
     * deletions in batches wrongly, and a transaction once.
     */
    private static SdkPojo comparable(DynamoDbResponse response) {
        return switch (response) {
            case QueryResponse query
            when query.scannedCount() == 0 ->
                query.toBuilder().consumedCapacity((ConsumedCapacity) null).build();
            case BatchGetItemResponse batch ->
                batch.toBuilder().consumedCapacity(List.of()).build();
            case BatchWriteItemResponse batch ->
                batch.toBuilder().consumedCapacity(List.of()).build();
            case TransactWriteItemsResponse transaction ->
                transaction.toBuilder().consumedCapacity(List.of()).build();
            default -> response;
        };
    }

    private static Object shuffled(Object answer) {
        return answer.toString().chars().sorted().boxed().toList();
    }

    /** Without order where DynamoDB gives none. */
    private static Object plain(Object answer) {
        return switch (answer) {
            case null -> "";
            case AttributeValue value
            when value.type() == AttributeValue.Type.N -> new BigDecimal(value.n()).stripTrailingZeros();
            case AttributeValue value
            when value.type() == AttributeValue.Type.NS ->
                value.ns().stream().map(BigDecimal::new).collect(Collectors.toCollection(TreeSet::new));
            case AttributeValue value when value.type() == AttributeValue.Type.SS -> new TreeSet<>(value.ss());
            case Map<?, ?> map -> {
                Map<String, Object> plain = new TreeMap<>();
                map.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
                yield plain;
            }
            case List<?> list -> list.stream().map(DynamoComparisonTest::plain).toList();
            case SdkPojo pojo -> {
                Map<String, Object> fields = new TreeMap<>();
                pojo.sdkFields().forEach(field -> {
                    Object value = field.getValueOrDefault(pojo);
                    if (value != null && !value.toString().startsWith("DefaultSdkAuto")) {
                        fields.put(field.locationName(), plain(value));
                    }
                });
                yield fields;
            }
            default -> answer;
        };
    }
}
