package io.tidings.table;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which attributes to read. Each goes by a placeholder, as many a name is a reserved word. */
public record Projection(List<String> attributes) {

    public Projection {
        attributes = List.copyOf(attributes);
    }

    public static Projection of(String... attributes) {
        return new Projection(List.of(attributes));
    }

    public String expression() {
        return attributes.stream().map(Projection::placeholder).collect(Collectors.joining(", "));
    }

    public Map<String, String> names() {
        return attributes.stream().collect(Collectors.toMap(Projection::placeholder, Function.identity()));
    }

    private static String placeholder(String attribute) {
        return "#" + attribute;
    }
}
