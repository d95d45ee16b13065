package io.tidings.subscriber;

import static io.tidings.table.Values.number;

import io.tidings.table.StoredItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * What remains of the erased in the figures of an audience: in which weeks how many of them came and went, and nothing of whom.
 * Without it each erasure would take somebody out of figures that were told long ago.
 */
final class Erasures {

    private static final String SLOT = "!erased";

    private final DynamoDbClient client;
    private final String table;

    Erasures(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** By the Monday of the week. */
    Map<LocalDate, Moves> find(Audience audience) {
        Optional<StoredItem> item = Items.SHAPE.found(
                client.getItem(get -> get.tableName(table).key(key(audience)).consistentRead(true))
                        .item());
        Map<LocalDate, Moves> weeks = new TreeMap<>();
        item.ifPresent(counts -> counts.attributes().keySet().stream()
                .filter(name -> name.indexOf(' ') > 0)
                .forEach(name -> {
                    int space = name.indexOf(' ');
                    LocalDate week = LocalDate.parse(name.substring(0, space));
                    Move.Kind kind = Move.Kind.valueOf(name.substring(space + 1));
                    weeks.put(week, weeks.getOrDefault(week, Moves.NONE).plus(kind, counts.number(name)));
                }));
        return weeks;
    }

    /** Adds somebody who is erased now, who has left by that; nothing for who never came. */
    Optional<TransactWriteItem> adding(Subscriber person, Instant now) {
        List<Move> moves = new ArrayList<>(Move.of(person.consents()));
        if (Move.isThere(moves)) {
            moves.add(new Move(now, Move.Kind.LEFT));
        }
        return moves.isEmpty() ? Optional.empty() : Optional.of(adding(person.audience(), moves));
    }

    private TransactWriteItem adding(Audience audience, List<Move> moves) {
        Map<String, Long> counts = moves.stream()
                .collect(Collectors.groupingBy(
                        move -> Move.weekOf(move.at()) + " " + move.kind(), TreeMap::new, Collectors.counting()));
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> added = new ArrayList<>();
        counts.forEach((name, count) -> {
            String index = Integer.toString(added.size());
            names.put("#c" + index, name);
            values.put(":c" + index, number(count));
            added.add("#c" + index + " :c" + index);
        });
        Update update = Update.builder()
                .tableName(table)
                .key(key(audience))
                .updateExpression("ADD " + String.join(", ", added))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
        return TransactWriteItem.builder().update(update).build();
    }

    private static Map<String, AttributeValue> key(Audience audience) {
        return Items.key(SLOT, audience.newsletter());
    }
}
