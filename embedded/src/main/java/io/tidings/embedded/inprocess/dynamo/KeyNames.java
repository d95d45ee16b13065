package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which attributes are the key of a table or an index, and of which type ({@code S}, {@code N} or {@code B}). */
record KeyNames(String hash, Optional<String> range, Map<String, String> types) {
    static KeyNames of(JsonNode schema, JsonNode definitions) {
        Map<String, String> all = new HashMap<>();
        definitions.forEach(definition -> all.put(
                definition.path("AttributeName").asText(),
                definition.path("AttributeType").asText()));
        Map<String, String> parts = new HashMap<>();
        schema.forEach(part -> parts.put(
                part.path("KeyType").asText(), part.path("AttributeName").asText()));
        String hash = parts.getOrDefault("HASH", "");
        Optional<String> range = Optional.ofNullable(parts.get("RANGE"));
        Map<String, String> types = new HashMap<>();
        Stream.concat(Stream.of(hash), range.stream()).forEach(name -> {
            String type = all.get(name);
            if (type == null) {
                throw DynamoError.validation("Some index key attributes are not defined: " + name);
            }
            types.put(name, type);
        });
        return new KeyNames(hash, range, Map.copyOf(types));
    }

    List<String> all() {
        return Stream.concat(Stream.of(hash), range.stream()).toList();
    }

    boolean has(String name) {
        return types.containsKey(name);
    }

    /** The key in these attributes of an item. */
    Key in(Map<String, Value> attributes) {
        return new Key(
                part(hash, attributes),
                range.map(name -> part(name, attributes)).orElse(Key.NO_RANGE));
    }

    /** The key that these attributes are, and nothing more. */
    Key exactly(Map<String, Value> attributes) {
        if (attributes.size() != types.size()) {
            throw DynamoError.validation("The number of conditions on the keys is invalid");
        }
        return in(attributes);
    }

    /** Whether an item with these attributes stands in an index of this key. */
    boolean areIn(Map<String, Value> attributes) {
        return types.keySet().stream().allMatch(attributes::containsKey);
    }

    private Value part(String name, Map<String, Value> attributes) {
        Value value = attributes.get(name);
        if (value == null || !isOf(types.getOrDefault(name, ""), value)) {
            throw DynamoError.validation("The provided key element does not match the schema: " + name);
        }
        return value;
    }

    private static boolean isOf(String type, Value value) {
        return switch (value) {
            case Value.Text(String text) -> type.equals("S") && !text.isEmpty();
            case Value.Numeric _ -> type.equals("N");
            case Value.Binary(String octets) -> type.equals("B") && !octets.isEmpty();
            default -> false;
        };
    }
}
