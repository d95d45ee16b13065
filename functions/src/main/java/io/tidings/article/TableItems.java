package io.tidings.article;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of somebody's table as values with our names. */
final class TableItems {
    private TableItems() {}

    static Map<String, Object> values(Map<String, AttributeValue> item, TableSourceSettings settings) {
        var values = new LinkedHashMap<String, Object>();
        settings.attributeNames().forEach((ours, theirs) -> put(values, ours, item.get(theirs)));
        if (!settings.attributeNames().containsKey("publishedAt")) {
            put(values, "publishedAt", item.get(settings.dateAttribute()));
        }
        item.forEach((name, value) -> {
            if (!settings.attributeNames().containsValue(name) && !values.containsKey(name)) {
                put(values, name, value);
            }
        });
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable AttributeValue value) {
        Optional.ofNullable(value).flatMap(TableItems::value).ifPresent(plain -> values.put(name, plain));
    }

    private static Optional<Object> value(AttributeValue value) {
        return switch (value.type()) {
            case S -> Optional.of(value.s());
            case N -> Optional.of(number(value.n()));
            case BOOL -> Optional.of(value.bool());
            case SS -> Optional.of(value.ss());
            case NS -> Optional.of(value.ns());
            case L -> Optional.of(list(value.l()));
            case M -> Optional.of(map(value.m()));
            case B, BS, NUL, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
        };
    }

    private static Object number(String text) {
        return text.matches("-?[0-9]{1,17}") ? (Object) Long.parseLong(text) : text;
    }

    private static List<Object> list(List<AttributeValue> values) {
        return values.stream().flatMap(value -> value(value).stream()).toList();
    }

    private static Map<String, Object> map(Map<String, AttributeValue> values) {
        var map = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> value(value).ifPresent(plain -> map.put(name, plain)));
        return map;
    }
}
