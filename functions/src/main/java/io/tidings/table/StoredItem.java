package io.tidings.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What was read of an item, or of a map within one. Where an attribute must be there and isn't, or is of another type, the
 * error says which item lacks what; of the item it tells the keys alone.
 */
public record StoredItem(Shape shape, Map<String, AttributeValue> attributes) {

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public String text(String name) {
        return required(name, AttributeValue::s);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    public long number(String name) {
        return Long.parseLong(required(name, AttributeValue::n));
    }

    public int integer(String name) {
        return Integer.parseInt(required(name, AttributeValue::n));
    }

    /** One that was written by {@link Values#instant}. */
    public Instant instant(String name) {
        return Instant.parse(text(name));
    }

    /** One that was written by {@link Values#instant}. */
    public Optional<Instant> findInstant(String name) {
        return find(name).map(Instant::parse);
    }

    /** One that was written by {@link Values#millis}. */
    public Instant millis(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        return value(name).l().stream().map(AttributeValue::s).toList();
    }

    /** A list of maps. */
    public List<StoredItem> items(String name) {
        return value(name).l().stream().map(value -> shape.item(value.m())).toList();
    }

    /** A map. */
    public StoredItem item(String name) {
        return shape.item(value(name).m());
    }

    public AttributeValue value(String name) {
        return required(name, value -> value);
    }

    private <T> T required(String name, Function<AttributeValue, @Nullable T> as) {
        var value = attributes.get(name);
        var read = value == null ? null : as.apply(value);
        if (read == null) {
            throw new IllegalStateException(
                    "An item of the table of " + shape.what() + " has no '" + name + "': " + keys());
        }
        return read;
    }

    private Map<String, AttributeValue> keys() {
        var keys = new TreeMap<>(attributes);
        keys.keySet().retainAll(shape.keys().stream().map(Key::name).toList());
        return keys;
    }
}
