package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.embedded.inprocess.dynamo.Rows.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/** {@code Query}, of a table or an index, page by page. */
final class QueryOperation {
    // spec: Query: "A single Query operation can return a maximum of 1 MB of data", before the filter is applied
    private static final long LARGEST = 1 << 20;

    private final Tables tables;
    private final Expressions expressions;
    private final Units units;

    QueryOperation(Tables tables, Expressions expressions, Units units) {
        this.tables = tables;
        this.expressions = expressions;
        this.units = units;
    }

    ObjectNode query(JsonNode request) {
        Table table = tables.required(request);
        Optional<Index> index = Optional.ofNullable(request.path("IndexName").textValue())
                .map(name -> table.index(name)
                        .orElseThrow(
                                () -> DynamoError.validation("The table does not have the specified index: " + name)));
        boolean consistent = request.path("ConsistentRead").asBoolean();
        if (consistent && index.isPresent()) {
            throw DynamoError.validation("Consistent reads are not supported on global secondary indexes");
        }
        Scope scope = new Scope(request);
        KeyNames key = index.map(Index::key).orElse(table.key());
        KeyRange range = expressions
                .condition(request, "KeyConditionExpression", scope)
                .map(condition -> KeyRange.of(condition, key, scope))
                .orElseThrow(() -> DynamoError.validation("A KeyConditionExpression must be specified"));
        Optional<Condition> filter = expressions.condition(request, "FilterExpression", scope);
        Optional<List<String>> projection = expressions.projection(request, scope);
        scope.requireAllUsed();
        Pages pages = new Pages(request, filter, projection, scope);
        pages.read(rows(request, table, index, range).values(), keysOf(table, index));
        double read = Units.read(pages.size, consistent);
        units.read(table.name(), read);
        Units.tell(pages.answer, request, table.name(), read);
        return pages.answer;
    }

    private static NavigableMap<Place, Item> rows(
            JsonNode request, Table table, Optional<Index> index, KeyRange range) {
        NavigableMap<Place, Item> rows =
                index.map(Index::rows).orElse(table.rows()).within(range);
        boolean forwards = request.path("ScanIndexForward").asBoolean(true);
        JsonNode start = request.path("ExclusiveStartKey");
        if (!start.isMissingNode()) {
            Map<String, Value> after = ValueJson.map(start);
            Place place = index.map(one -> one.place(after)).orElseGet(() -> table.place(after));
            rows = beyond(rows, place, forwards);
        }
        return forwards ? rows : rows.descendingMap();
    }

    private static NavigableMap<Place, Item> beyond(NavigableMap<Place, Item> rows, Place place, boolean forwards) {
        try {
            return forwards ? rows.tailMap(place, false) : rows.headMap(place, false);
        } catch (IllegalArgumentException e) {
            throw DynamoError.validation("The provided starting key is outside query boundaries");
        }
    }

    private static Set<String> keysOf(Table table, Optional<Index> index) {
        Set<String> names = new LinkedHashSet<>(table.key().all());
        index.ifPresent(one -> names.addAll(one.key().all()));
        return names;
    }

    /** Reads one page into an answer. */
    private static final class Pages {
        private final ObjectNode answer = JsonNodeFactory.instance.objectNode();
        private final ArrayNode items = JsonNodeFactory.instance.arrayNode();
        private final Optional<Condition> filter;
        private final Optional<List<String>> projection;
        private final Scope scope;
        private final boolean counts;
        private final int limit;
        private long size;
        private int count;
        private int scanned;

        Pages(JsonNode request, Optional<Condition> filter, Optional<List<String>> projection, Scope scope) {
            this.filter = filter;
            this.projection = projection;
            this.scope = scope;
            this.counts = request.path("Select").asText().equals("COUNT");
            this.limit = request.path("Limit").asInt(Integer.MAX_VALUE);
        }

        void read(Iterable<Item> rows, Set<String> keys) {
            for (Item item : rows) {
                take(item);
                if (scanned == limit || size >= LARGEST) {
                    answer.set("LastEvaluatedKey", ValueJson.json(item.only(keys)));
                    break;
                }
            }
            answer.put("Count", count).put("ScannedCount", scanned);
            if (!counts) {
                answer.set("Items", items);
            }
        }

        private void take(Item item) {
            scanned++;
            size += item.size();
            if (filter.map(must -> must.holds(item.attributes(), scope)).orElse(true)) {
                count++;
                if (!counts) {
                    items.add(ValueJson.json(projection.map(item::only).orElse(item.attributes())));
                }
            }
        }
    }
}
