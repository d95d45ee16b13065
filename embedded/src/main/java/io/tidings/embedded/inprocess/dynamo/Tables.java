package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** All tables by their names. Not thread-safe. */
final class Tables {
    private static final Set<String> DESCRIBED =
            Set.of("TableName", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes");

    private final Map<String, Table> tables = new HashMap<>();

    Table required(JsonNode request) {
        return required(request.path("TableName").asText());
    }

    Table required(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw DynamoError.noTable();
        }
        return table;
    }

    ObjectNode create(JsonNode request) {
        Table table = Table.of(request);
        if (tables.putIfAbsent(table.name(), table) != null) {
            throw new DynamoError("ResourceInUseException", "Cannot create preexisting table");
        }
        return JsonNodeFactory.instance.objectNode().set("TableDescription", description(table));
    }

    ObjectNode describe(JsonNode request) {
        return JsonNodeFactory.instance.objectNode().set("Table", description(required(request)));
    }

    private static ObjectNode description(Table table) {
        ObjectNode description = JsonNodeFactory.instance.objectNode().put("TableStatus", "ACTIVE");
        table.shape().properties().stream()
                .filter(part -> DESCRIBED.contains(part.getKey()))
                .forEach(part -> description.set(part.getKey(), part.getValue()));
        return description;
    }

    Tables copy() {
        Tables copy = new Tables();
        tables.forEach((name, table) -> copy.tables.put(name, table.copy()));
        return copy;
    }
}
