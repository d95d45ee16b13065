package io.tidings.bench;

import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.Subscribers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The import one writes first: a put for each line, on the condition that nobody is there; eight are under way at a time. */
final class PutEach {
    private static final int AT_A_TIME = 8;

    private final DynamoDbClient dynamo;
    private final String table;

    PutEach(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
        dynamo.createTable(Subscribers.table(table));
    }

    /** Answers how many rows it wrote. */
    long load(byte[] csv) {
        List<String> lines =
                new String(csv, StandardCharsets.US_ASCII).lines().skip(1).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Boolean>> puts = lines.stream()
                    .map(line -> threads.submit(() -> put(line.split(",", -1))))
                    .toList();
            return puts.stream().filter(Waiting::until).count();
        }
    }

    private boolean put(String[] cells) {
        EmailAddress address = new EmailAddress(cells[0]);
        String id = Readers.KEYS.idOf(address).value();
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("slot", AttributeValue.fromS("weekly#" + id.charAt(0)));
        item.put("id", AttributeValue.fromS(id));
        item.put("address", AttributeValue.fromS(address.value()));
        item.put("status", AttributeValue.fromS("ACTIVE"));
        item.put("locale", AttributeValue.fromS(cells[1]));
        if (!cells[2].isEmpty()) {
            item.put("topics", AttributeValue.fromSs(List.of(cells[2].split(";", -1))));
        }
        if (!cells[3].isEmpty()) {
            item.put("zone", AttributeValue.fromS(cells[3]));
        }
        item.put("changedAt", AttributeValue.fromS(Instant.now().toString()));
        item.put("version", AttributeValue.fromN("1"));
        dynamo.putItem(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(id)"));
        return true;
    }
}
