package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code BatchGetItem} and {@code BatchWriteItem}: everything is processed at once. */
final class BatchOperations {
    // spec: BatchGetItem: "as many as 100 items"; BatchWriteItem: "up to 25 item put or delete operations"
    private static final int MOST_READ = 100;
    private static final int MOST_WRITTEN = 25;

    private final Tables tables;
    private final Expressions expressions;
    private final Writes writes;
    private final Units units;

    BatchOperations(Tables tables, Expressions expressions, Writes writes, Units units) {
        this.tables = tables;
        this.expressions = expressions;
        this.writes = writes;
        this.units = units;
    }

    ObjectNode get(JsonNode request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode responses = answer.putObject("Responses");
        answer.putObject("UnprocessedKeys");
        Map<String, Double> consumed = new LinkedHashMap<>();
        int count = 0;
        for (Map.Entry<String, JsonNode> part : request.path("RequestItems").properties()) {
            count += part.getValue().path("Keys").size();
            requireCount(count, MOST_READ);
            Table table = tables.required(part.getKey());
            consumed.put(table.name(), read(table, part.getValue(), responses.putArray(part.getKey())));
        }
        requireCount(count, MOST_READ);
        consumed.forEach(units::read);
        tell(request, answer, consumed);
        return answer;
    }

    private double read(Table table, JsonNode part, ArrayNode found) {
        Scope scope = new Scope(part);
        Optional<List<String>> projection = expressions.projection(part, scope);
        scope.requireAllUsed();
        boolean consistent = part.path("ConsistentRead").asBoolean();
        double read = 0;
        Set<Key> seen = new HashSet<>();
        for (JsonNode wanted : part.path("Keys")) {
            Key key = table.key().exactly(ValueJson.map(wanted));
            if (!seen.add(key)) {
                throw DynamoError.validation("Provided list of item keys contains duplicates");
            }
            Item item = table.find(key);
            read += Units.read(item == null ? 0 : item.size(), consistent);
            if (item != null) {
                found.add(ValueJson.json(projection.map(item::only).orElse(item.attributes())));
            }
        }
        return read;
    }

    ObjectNode write(JsonNode request) {
        List<Write> all = new ArrayList<>();
        request.path("RequestItems")
                .properties()
                .forEach(part -> part.getValue().forEach(one -> all.add(write(part.getKey(), one))));
        requireCount(all.size(), MOST_WRITTEN);
        Transactions.requireApart(all);
        Map<String, Double> consumed = new LinkedHashMap<>();
        for (Write write : all) {
            Item before = write.before();
            double written =
                    write.table().replace(write.key(), before, write.after().of(before));
            consumed.merge(write.table().name(), written, Double::sum);
        }
        consumed.forEach(units::wrote);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("UnprocessedItems");
        tell(request, answer, consumed);
        return answer;
    }

    private Write write(String table, JsonNode one) {
        return one.has("PutRequest")
                ? writes.put(named(table, one.path("PutRequest")))
                : writes.delete(named(table, one.path("DeleteRequest")));
    }

    private static ObjectNode named(String table, JsonNode part) {
        ObjectNode named = JsonNodeFactory.instance.objectNode().put("TableName", table);
        part.properties().forEach(member -> named.set(member.getKey(), member.getValue()));
        return named;
    }

    private static void requireCount(int count, int most) {
        if (count > most || (count == 0 && most == MOST_WRITTEN)) {
            throw DynamoError.validation("Too many or no items requested for the batch call");
        }
    }

    private static void tell(JsonNode request, ObjectNode answer, Map<String, Double> consumed) {
        if (Units.wanted(request)) {
            ArrayNode all = answer.putArray("ConsumedCapacity");
            consumed.forEach((table, count) -> all.add(Units.consumed(table, count)));
        }
    }
}
