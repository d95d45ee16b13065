package io.tidings.subscriber;

import static io.tidings.table.Values.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Walks an audience in the order of its ids, and guesses its size from a part of it. */
final class SliceReader {

    private static final int COUNTED_EXACTLY = 4_000;
    private static final double SPACE = Math.pow(2, 124);

    private final DynamoDbClient client;
    private final String table;

    SliceReader(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    void forEachIn(Audience audience, Slice slice, Consumer<Recipient> consumer) {
        forEachIn(audience, slice, Optional.empty(), everybody(consumer));
    }

    /** As above, but for those who never confirmed: their rows are kept for a time only. */
    void forEachKept(Audience audience, Slice slice, Consumer<Recipient> consumer) {
        forEachIn(this::kept, audience, slice, Optional.empty(), everybody(consumer));
    }

    private static Predicate<Recipient> everybody(Consumer<Recipient> consumer) {
        return person -> {
            consumer.accept(person);
            return true;
        };
    }

    boolean forEachIn(Audience audience, Slice slice, Optional<SubscriberId> after, Predicate<Recipient> consumer) {
        return forEachIn(this::recipients, audience, slice, after, consumer);
    }

    private boolean forEachIn(
            Supplier<QueryRequest.Builder> queries,
            Audience audience,
            Slice slice,
            Optional<SubscriberId> after,
            Predicate<Recipient> consumer) {
        String begin = after.map(SubscriberId::value).orElse(slice.lower());
        int first = Items.DIGITS.indexOf(begin.charAt(0));
        int last = Items.DIGITS.indexOf(slice.upper().charAt(0));
        for (int digit = first; digit <= last; digit++) {
            Map<String, AttributeValue> values = new HashMap<>(bounds(audience, slice, digit));
            if (digit == first) {
                values.put(":from", text(begin));
            }
            QueryRequest request =
                    queries.get().expressionAttributeValues(values).build();
            boolean all = recipients(client.queryPaginator(request).items().stream())
                    .filter(person -> after.isEmpty() || !person.id().equals(after.get()))
                    .allMatch(consumer);
            if (!all) {
                return false;
            }
        }
        return true;
    }

    /** @param readUntil the last person read, where there are more */
    record Stretch(List<Recipient> people, Optional<SubscriberId> readUntil) {}

    /** Everybody between these two of one first digit, both included, but for those beyond so many. One call. */
    Stretch between(Audience audience, SubscriberId first, SubscriberId last, int most) {
        QueryResponse page = client.query(recipients()
                .limit(most)
                .expressionAttributeValues(Map.of(
                        ":slot", text(Items.slot(audience, first.value().charAt(0))),
                        ":from", text(first.value()),
                        ":until", text(last.value())))
                .build());
        return new Stretch(recipients(page.items().stream()).toList(), Items.readUntil(page));
    }

    /** Counts a small audience; of a large one the first page of the first partition, and how far it reaches. */
    long estimate(Audience audience) {
        long count = 0;
        for (int digit = 0; digit < Items.DIGITS.length(); digit++) {
            Map<String, AttributeValue> values = new HashMap<>(bounds(audience, Slice.whole(), digit));
            values.put(":active", text(Status.ACTIVE.name()));
            QueryResponse page = client.query(query().select(Select.COUNT)
                    .expressionAttributeValues(values)
                    .filterExpression("#status = :active")
                    .expressionAttributeNames(Map.of("#slot", Items.SLOT, "#id", Items.ID, "#status", Items.STATUS))
                    .build());
            Optional<SubscriberId> readUntil = Items.readUntil(page);
            if (readUntil.isPresent()) {
                double seen = digit + share(readUntil.get());
                return Math.round((count + page.count()) * Items.DIGITS.length() / seen);
            }
            count += page.count();
            if (digit == 0 && count * Items.DIGITS.length() > COUNTED_EXACTLY) {
                return count * Items.DIGITS.length();
            }
        }
        return count;
    }

    /**
     * The first so many people of the audience by id, and how much of it that is: ids are spread evenly, so they are like the
     * rest. Read eventually consistent, as nothing is decided by it.
     */
    Sample sample(Audience audience, int most) {
        List<Recipient> people = new ArrayList<>();
        for (int digit = 0; digit < Items.DIGITS.length(); digit++) {
            Map<String, AttributeValue> from = Map.of();
            do {
                QueryResponse page = client.query(recipients()
                        .consistentRead(false)
                        .limit(most - people.size())
                        .exclusiveStartKey(from.isEmpty() ? null : from)
                        .expressionAttributeValues(bounds(audience, Slice.whole(), digit))
                        .build());
                recipients(page.items().stream()).forEach(people::add);
                from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
                if (people.size() == most && (!from.isEmpty() || digit < Items.DIGITS.length() - 1)) {
                    double partly =
                            Items.readUntil(page).map(SliceReader::share).orElse(1.0);
                    return new Sample(people, (digit + partly) / Items.DIGITS.length());
                }
            } while (!from.isEmpty());
        }
        return new Sample(people, 1);
    }

    private static Stream<Recipient> recipients(Stream<Map<String, AttributeValue>> items) {
        return items.map(Items.SHAPE::item).map(Items::recipient);
    }

    /** How much of its partition lies up to this id. */
    private static double share(SubscriberId id) {
        return new BigInteger(id.value().substring(1), 16).doubleValue() / SPACE;
    }

    private QueryRequest.Builder recipients() {
        return query().projectionExpression(Items.FOR_SENDING.expression()).expressionAttributeNames(names());
    }

    private QueryRequest.Builder kept() {
        Map<String, String> names = names();
        names.put("#expires", Items.EXPIRES);
        return recipients().filterExpression("attribute_not_exists(#expires)").expressionAttributeNames(names);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>(Items.FOR_SENDING.names());
        names.put("#slot", Items.SLOT);
        return names;
    }

    private QueryRequest.Builder query() {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#slot = :slot AND #id BETWEEN :from AND :until");
    }

    /** The part of the slice that lies in the partition of this first digit. */
    private static Map<String, AttributeValue> bounds(Audience audience, Slice slice, int digit) {
        char first = Items.DIGITS.charAt(digit);
        String from = slice.lower().charAt(0) == first ? slice.lower() : first + "0".repeat(31);
        String until = slice.upper().charAt(0) == first ? slice.upper() : first + "f".repeat(31);
        return Map.of(
                ":slot", text(Items.slot(audience, first)),
                ":from", text(from),
                ":until", text(until));
    }
}
