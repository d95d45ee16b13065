package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.embedded.inprocess.dynamo.Rows.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table and its indexes. Not thread-safe. */
final class Table {
    /** Between the first and the last tie: no two items of a table have one key. */
    private static final String ONLY = "=";

    private final String name;
    private final JsonNode shape;
    private final KeyNames key;
    private final Rows rows;
    private final List<Index> indexes;

    private Table(String name, JsonNode shape, KeyNames key, Rows rows, List<Index> indexes) {
        this.name = name;
        this.shape = shape;
        this.key = key;
        this.rows = rows;
        this.indexes = indexes;
    }

    /** An empty table of the shape that a {@code CreateTable} request gives. */
    static Table of(JsonNode shape) {
        JsonNode definitions = shape.path("AttributeDefinitions");
        KeyNames key = KeyNames.of(shape.path("KeySchema"), definitions);
        List<Index> indexes = new ArrayList<>();
        shape.path("GlobalSecondaryIndexes").forEach(index -> indexes.add(Index.of(index, definitions, key)));
        return new Table(shape.path("TableName").asText(), shape, key, new Rows(), indexes);
    }

    String name() {
        return name;
    }

    JsonNode shape() {
        return shape;
    }

    KeyNames key() {
        return key;
    }

    Rows rows() {
        return rows;
    }

    Optional<Index> index(String wanted) {
        return indexes.stream().filter(index -> index.name().equals(wanted)).findFirst();
    }

    @Nullable
    Item find(Key at) {
        return rows.find(at.hash(), new Place(at.range(), ONLY));
    }

    /** Puts the new in the place of the old, either of which may be missing, and answers with the write units it took. */
    double replace(Key at, @Nullable Item before, @Nullable Item after) {
        Place place = new Place(at.range(), ONLY);
        if (after == null) {
            rows.remove(at.hash(), place);
        } else {
            rows.put(at.hash(), place, after);
        }
        double units = Units.written(Math.max(before == null ? 0 : before.size(), after == null ? 0 : after.size()));
        for (Index index : indexes) {
            units += index.follow(before, after);
        }
        return units;
    }

    Place place(Map<String, Value> attributes) {
        return new Place(key.in(attributes).range(), ONLY);
    }

    Table copy() {
        return new Table(
                name, shape, key, rows.copy(), indexes.stream().map(Index::copy).toList());
    }
}
