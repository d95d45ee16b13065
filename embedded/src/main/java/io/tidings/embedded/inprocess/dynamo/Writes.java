package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the four kinds of writes, which requests and parts of transactions spell alike. */
final class Writes {
    private final Tables tables;
    private final Expressions expressions;

    Writes(Tables tables, Expressions expressions) {
        this.tables = tables;
        this.expressions = expressions;
    }

    Write put(JsonNode request) {
        Table table = tables.required(request);
        Map<String, Value> attributes = ValueJson.map(request.path("Item"));
        Key key = table.key().in(attributes);
        Scope scope = new Scope(request);
        Optional<Condition> condition = condition(request, scope);
        scope.requireAllUsed();
        Item item = new Item(attributes);
        return new Write(table, key, condition, scope, _ -> item);
    }

    Write delete(JsonNode request) {
        Table table = tables.required(request);
        Scope scope = new Scope(request);
        Optional<Condition> condition = condition(request, scope);
        scope.requireAllUsed();
        return new Write(table, key(table, request), condition, scope, _ -> null);
    }

    /** Of a transaction: changes nothing. */
    Write check(JsonNode request) {
        Write delete = delete(request);
        return new Write(delete.table(), delete.key(), delete.condition(), delete.scope(), before -> before);
    }

    Write update(JsonNode request) {
        Table table = tables.required(request);
        Scope scope = new Scope(request);
        List<Change> changes = expressions.update(request, scope);
        Optional<Condition> condition = condition(request, scope);
        scope.requireAllUsed();
        requireApart(changes, table.key(), scope);
        Map<String, Value> key = ValueJson.map(request.path("Key"));
        return new Write(
                table, table.key().exactly(key), condition, scope, before -> updated(changes, before, key, scope));
    }

    private static Item updated(List<Change> changes, @Nullable Item item, Map<String, Value> key, Scope scope) {
        Map<String, Value> before = item == null ? Map.of() : item.attributes();
        Map<String, Value> after = new LinkedHashMap<>(item == null ? key : before);
        changes.forEach(change -> change.apply(before, after, scope));
        return new Item(after);
    }

    /** No attribute stands in two clauses, none of the key in any. */
    private static void requireApart(List<Change> changes, KeyNames key, Scope scope) {
        Set<String> seen = new HashSet<>();
        for (Change change : changes) {
            String name = scope.name(change.path());
            if (key.has(name)) {
                throw DynamoError.validation("Cannot update attribute " + name + ". This attribute is part of the key");
            }
            if (!seen.add(name)) {
                throw DynamoError.validation("Two document paths overlap with each other: " + name);
            }
        }
    }

    private Optional<Condition> condition(JsonNode request, Scope scope) {
        return expressions.condition(request, "ConditionExpression", scope);
    }

    private static Key key(Table table, JsonNode request) {
        return table.key().exactly(ValueJson.map(request.path("Key")));
    }
}
