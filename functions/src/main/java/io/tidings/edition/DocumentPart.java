package io.tidings.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tidings.edition.InvalidNewsletter.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An object inside a JSON document that is read field by field. What is wrong is remembered with its JSON pointer and a
 * harmless value answered, so that one reading finds every problem.
 */
final class DocumentPart {

    /** What is answered for a text that is missing or can't be used. */
    static final String NO_TEXT = "?";

    private final JsonNode node;
    private final String pointer;
    private final List<Problem> problems;

    DocumentPart(JsonNode node, String pointer, List<Problem> problems) {
        this.node = node;
        this.pointer = pointer;
        this.problems = problems;
        if (!node.isObject()) {
            problem("", "is " + kind(node) + ". Write an object: { ... }.");
        }
    }

    /** Complains of every field that is none of these. */
    DocumentPart only(String... names) {
        node.fieldNames().forEachRemaining(name -> {
            if (!Arrays.asList(names).contains(name)) {
                String hint = Nearest.to(name, Arrays.asList(names))
                        .map(near -> "Did you mean \"" + near + "\"?")
                        .orElse("Remove it; known here are " + String.join(", ", names) + ".");
                problem("/" + escaped(name), "is not a field we know. " + hint);
            }
        });
        return this;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A text that must be there and not be blank. */
    String text(String name, int longest) {
        if (!has(name)) {
            problem("/" + name, "is missing. Add it.");
            return NO_TEXT;
        }
        return optional(name, longest).orElse(NO_TEXT);
    }

    Optional<String> optional(String name, int longest) {
        return has(name) ? string(node.path(name), "/" + name, longest) : Optional.empty();
    }

    private Optional<String> string(JsonNode value, String below, int longest) {
        if (!value.isTextual()) {
            problem(below, "is " + kind(value) + ". Write a text in double quotes.");
        } else if (value.asText().isBlank()) {
            problem(below, "is empty. Say something or leave it out.");
        } else if (value.asText().length() > longest) {
            problem(below, "has " + value.asText().length() + " characters. Use at most " + longest + ".");
        } else {
            return Optional.of(value.asText().strip());
        }
        return Optional.empty();
    }

    /** A text made into something; {@code read} throws IllegalArgumentException or DateTimeException for what it cannot take. */
    <T> T value(String name, T instead, Function<String, T> read, String advice) {
        if (!has(name)) {
            problem("/" + name, "is missing. " + advice);
            return instead;
        }
        return optional(name, 400)
                .map(text -> parsed("/" + name, text, instead, read, advice))
                .orElse(instead);
    }

    <T> T parsed(String below, String text, T instead, Function<String, T> read, String advice) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            problem(below, "\"" + text + "\" will not do. " + advice);
            return instead;
        }
    }

    /** One of the constants, in lower case; the default where it is missing. */
    <E extends Enum<E>> E choice(String name, E otherwise, Class<E> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return optional(name, 40)
                .map(text -> {
                    int index = names.indexOf(text);
                    if (index < 0) {
                        problem(
                                "/" + name,
                                "\"" + text + "\" is no choice. Use one of " + String.join(", ", names) + ".");
                    }
                    return index < 0 ? otherwise : type.getEnumConstants()[index];
                })
                .orElse(otherwise);
    }

    int number(String name, int otherwise, int least, int most) {
        JsonNode value = node.path(name);
        if (!has(name)) {
            return otherwise;
        }
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            problem("/" + name, value + " will not do. Use a whole number from " + least + " to " + most + ".");
            return otherwise;
        }
        return value.asInt();
    }

    double ratio(String name, double otherwise, double least, double most) {
        JsonNode value = node.path(name);
        if (!has(name)) {
            return otherwise;
        }
        if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
            problem("/" + name, value + " will not do. Use a number from " + least + " to " + most + ".");
            return otherwise;
        }
        return value.asDouble();
    }

    /** Numbers by name; {@code wrong} says what is the matter with a name that is not known. */
    Map<String, Double> weights(
            String name, double least, double most, Predicate<String> known, UnaryOperator<String> wrong) {
        Map<String, Double> weights = new TreeMap<>();
        DocumentPart part = part(name);
        part.node.fieldNames().forEachRemaining(key -> {
            if (known.test(key)) {
                weights.put(key, part.ratio(key, 1, least, most));
            } else {
                part.problem("/" + escaped(key), wrong.apply(key));
            }
        });
        return weights;
    }

    /** An object below; an empty one where it is missing. */
    DocumentPart part(String name) {
        return new DocumentPart(
                has(name) ? node.path(name) : JsonNodeFactory.instance.objectNode(), pointer + "/" + name, problems);
    }

    /** Texts of a list, each once; complains of what stands twice. */
    List<String> texts(String name, int longest) {
        LinkedHashSet<String> texts = new LinkedHashSet<>();
        LinkedHashSet<String> folded = new LinkedHashSet<>();
        each(
                name,
                (value, below) -> string(value, below, longest).ifPresent(text -> {
                    if (folded.add(text.toLowerCase(Locale.ROOT))) {
                        texts.add(text);
                    } else {
                        problem(below, "\"" + text + "\" stands there twice. Remove one.");
                    }
                }));
        return List.copyOf(texts);
    }

    List<DocumentPart> parts(String name) {
        List<DocumentPart> parts = new ArrayList<>();
        each(name, (value, below) -> parts.add(new DocumentPart(value, pointer + below, problems)));
        return parts;
    }

    private interface Element {
        void at(JsonNode value, String below);
    }

    private void each(String name, Element element) {
        JsonNode list = node.path(name);
        if (has(name) && !list.isArray()) {
            problem("/" + name, "is " + kind(list) + ". Write a list: [ ... ].");
        }
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            element.at(list.get(i), "/" + name + "/" + i);
        }
    }

    void problem(String below, String what) {
        String where = pointer + below;
        problems.add(new Problem(where.isEmpty() ? "/" : where, what));
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "nothing";
        };
    }

    // spec: RFC 6901, 3: "~" and "/" in a name are written ~0 and ~1
    private static String escaped(String name) {
        return name.chars()
                .limit(60)
                .mapToObj(c -> c == '~' ? "~0" : c == '/' ? "~1" : Character.toString(c))
                .collect(Collectors.joining());
    }
}
