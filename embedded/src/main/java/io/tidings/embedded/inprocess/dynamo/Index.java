package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.embedded.inprocess.dynamo.Rows.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A global secondary index, always up to date. It holds what it projects, and costs write units of its own. */
final class Index {
    private final String name;
    private final KeyNames key;
    private final KeyNames tableKey;
    private final Optional<List<String>> projected;
    private final Rows rows;

    private Index(String name, KeyNames key, KeyNames tableKey, Optional<List<String>> projected, Rows rows) {
        this.name = name;
        this.key = key;
        this.tableKey = tableKey;
        this.projected = projected;
        this.rows = rows;
    }

    static Index of(JsonNode shape, JsonNode definitions, KeyNames tableKey) {
        KeyNames key = KeyNames.of(shape.path("KeySchema"), definitions);
        JsonNode projection = shape.path("Projection");
        Optional<List<String>> projected = Optional.empty();
        if (!projection.path("ProjectionType").asText("ALL").equals("ALL")) {
            List<String> names = new ArrayList<>(tableKey.all());
            names.addAll(key.all());
            projection.path("NonKeyAttributes").forEach(other -> names.add(other.asText()));
            projected = Optional.of(names.stream().distinct().toList());
        }
        return new Index(shape.path("IndexName").asText(), key, tableKey, projected, new Rows());
    }

    String name() {
        return name;
    }

    KeyNames key() {
        return key;
    }

    Rows rows() {
        return rows;
    }

    /** Follows a change of the table, and answers with the write units that took. */
    double follow(@Nullable Item before, @Nullable Item after) {
        Item old = entry(before);
        Item young = entry(after);
        if (old == null && young == null) {
            return 0;
        }
        if (old == null || young == null || !samePlace(old, young)) {
            return remove(old) + put(young);
        }
        if (old.attributes().equals(young.attributes())) {
            return 0;
        }
        return Math.max(Units.written(old.size()), put(young));
    }

    private boolean samePlace(Item one, Item other) {
        return key.in(one.attributes()).equals(key.in(other.attributes()));
    }

    private double remove(@Nullable Item entry) {
        if (entry == null) {
            return 0;
        }
        rows.remove(key.in(entry.attributes()).hash(), place(entry.attributes()));
        return Units.written(entry.size());
    }

    private double put(@Nullable Item entry) {
        if (entry == null) {
            return 0;
        }
        rows.put(key.in(entry.attributes()).hash(), place(entry.attributes()), entry);
        return Units.written(entry.size());
    }

    private @Nullable Item entry(@Nullable Item item) {
        if (item == null || !key.areIn(item.attributes())) {
            return null;
        }
        return projected.map(names -> new Item(item.only(names))).orElse(item);
    }

    Place place(Map<String, Value> attributes) {
        Key primary = tableKey.in(attributes);
        return new Place(key.in(attributes).range(), primary.hash() + "|" + primary.range());
    }

    Index copy() {
        return new Index(name, key, tableKey, projected, rows.copy());
    }
}
