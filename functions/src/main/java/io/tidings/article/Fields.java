package io.tidings.article;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of an item by what they mean: {@code published_at}, {@code publishedAt} and {@code Published-At} are one. */
final class Fields {
    private static final Set<String> KNOWN = Arrays.stream(Field.values())
            .flatMap(field -> field.names().stream())
            .collect(Collectors.toSet());

    /** Where a text is kept inside an object: {@code {"name": "Databases"}}, {@code {"href": "https://…"}}. */
    private static final List<String> INSIDE =
            List.of("name", "term", "label", "title", "value", "text", "href", "url");

    private final Map<String, Object> values = new HashMap<>();

    Fields(Map<String, Object> named) {
        named.forEach((name, value) -> values.putIfAbsent(plain(name), value));
    }

    /** Whether a value by this name is ever looked at. */
    static boolean isKnown(String name) {
        return KNOWN.contains(plain(name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\-. ]", "");
    }

    /** The first value that is there and not blank. */
    Optional<String> text(Field field) {
        return all(field).map(Fields::text).filter(text -> !text.isBlank()).findFirst();
    }

    /** What it says under just this name, which feeds use for what stays when the address changes. */
    Optional<String> guid() {
        return Optional.ofNullable(values.get("guid")).map(Fields::text).filter(text -> !text.isBlank());
    }

    /** All values that are there, the best first. */
    Stream<Object> all(Field field) {
        return field.names().stream()
                .map(name -> Optional.ofNullable(values.get(name)))
                .flatMap(Optional::stream);
    }

    /** The texts of the first value that has any; one text is a list with commas. */
    List<String> texts(Field field) {
        return all(field)
                .map(Fields::texts)
                .filter(texts -> !texts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> texts(Object value) {
        var found = value instanceof List<?> list
                ? present(list).map(Fields::text)
                : Arrays.stream(text(value).split("[,;]"));
        return found.map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    /** A list may have places with nothing in them: in YAML, a bullet that nobody filled in. */
    private static Stream<Object> present(List<?> list) {
        return list.stream().<Object>map(value -> value).filter(Objects::nonNull);
    }

    private static String text(Object value) {
        return switch (value) {
            case List<?> list ->
                present(list)
                        .map(Fields::text)
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("");
            case Map<?, ?> map -> text(inside(map));
            default -> value.toString();
        };
    }

    private static Object inside(Map<?, ?> map) {
        return INSIDE.stream()
                .map(name -> Optional.<Object>ofNullable(map.get(name)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }
}
