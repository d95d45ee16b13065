package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GetItem}, {@code PutItem}, {@code UpdateItem} and {@code DeleteItem}. */
final class ItemOperations {
    private final Tables tables;
    private final Expressions expressions;
    private final Units units;

    ItemOperations(Tables tables, Expressions expressions, Units units) {
        this.tables = tables;
        this.expressions = expressions;
        this.units = units;
    }

    ObjectNode get(JsonNode request) {
        Table table = tables.required(request);
        Scope scope = new Scope(request);
        Optional<List<String>> projection = expressions.projection(request, scope);
        scope.requireAllUsed();
        Item item = table.find(table.key().exactly(ValueJson.map(request.path("Key"))));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (item != null) {
            answer.set("Item", ValueJson.json(projection.map(item::only).orElse(item.attributes())));
        }
        double read = Units.read(
                item == null ? 0 : item.size(), request.path("ConsistentRead").asBoolean());
        units.read(table.name(), read);
        Units.tell(answer, request, table.name(), read);
        return answer;
    }

    /** Does one write that stands alone. */
    ObjectNode write(JsonNode request, Write write) {
        Table table = write.table();
        Item before = write.before();
        if (!write.isAllowed(before)) {
            units.wrote(table.name(), Units.written(before == null ? 0 : before.size()));
            throw refused(request, before);
        }
        Item after = write.after().of(before);
        double written = table.replace(write.key(), before, after);
        units.wrote(table.name(), written);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        Map<String, Value> returned = returned(request, before, after);
        if (!returned.isEmpty()) {
            answer.set("Attributes", ValueJson.json(returned));
        }
        Units.tell(answer, request, table.name(), written);
        return answer;
    }

    private static DynamoError refused(JsonNode request, @Nullable Item before) {
        DynamoError error = DynamoError.conditionFailed();
        boolean old =
                request.path("ReturnValuesOnConditionCheckFailure").asText().equals("ALL_OLD");
        if (old && before != null) {
            error.body().set("Item", ValueJson.json(before.attributes()));
        }
        return error;
    }

    private static Map<String, Value> returned(JsonNode request, @Nullable Item before, @Nullable Item after) {
        Map<String, Value> old = before == null ? Map.of() : before.attributes();
        Map<String, Value> young = after == null ? Map.of() : after.attributes();
        return switch (request.path("ReturnValues").asText("NONE")) {
            case "ALL_OLD" -> old;
            case "ALL_NEW" -> young;
            case "UPDATED_OLD" -> differing(old, young);
            case "UPDATED_NEW" -> differing(young, old);
            default -> Map.of();
        };
    }

    private static Map<String, Value> differing(Map<String, Value> wanted, Map<String, Value> other) {
        Map<String, Value> some = new LinkedHashMap<>(wanted);
        some.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), other.get(entry.getKey())));
        return some;
    }
}
