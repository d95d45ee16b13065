package io.tidings.subscriber;

import static io.tidings.table.Values.text;

import io.tidings.table.Projection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Walks a whole audience in steps of one request, so that whoever counts it may stop anywhere and go on later. Read eventually
 * consistent, as nobody is mailed by it: that is half the price.
 */
final class HistoryReader {

    private static final String LAST_OF_DIGIT = "f".repeat(31);
    private static final Projection WANTED = Projection.of(Items.TOPICS, Items.CONSENTS);

    private final DynamoDbClient client;
    private final String table;

    HistoryReader(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    Histories read(Audience audience, Optional<SubscriberId> after, int most) {
        String digit = after.map(HistoryReader::digitAfter).orElse("0");
        String from = after.map(SubscriberId::value)
                .filter(id -> id.startsWith(digit))
                .orElse(digit);
        Map<String, String> names = new HashMap<>(WANTED.names());
        names.put("#slot", Items.SLOT);
        names.put("#id", Items.ID);
        QueryResponse page = client.query(query -> query.tableName(table)
                .limit(most)
                .keyConditionExpression("#slot = :slot AND #id > :from")
                .projectionExpression(WANTED.expression())
                .expressionAttributeNames(names)
                .expressionAttributeValues(
                        Map.of(":slot", text(Items.slot(audience, digit.charAt(0))), ":from", text(from))));
        return new Histories(
                page.items().stream().map(Items.SHAPE::item).map(Items::history).toList(), readUntil(page, digit));
    }

    private static String digitAfter(SubscriberId id) {
        int digit = Items.DIGITS.indexOf(id.value().charAt(0));
        return Items.DIGITS
                .substring(id.value().endsWith(LAST_OF_DIGIT) ? digit + 1 : digit)
                .substring(0, 1);
    }

    private static Optional<SubscriberId> readUntil(QueryResponse page, String digit) {
        return Items.readUntil(page)
                .or(() -> digit.equals("f") ? Optional.empty() : Optional.of(new SubscriberId(digit + LAST_OF_DIGIT)));
    }
}
