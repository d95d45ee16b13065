package io.tidings.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.edition.DocumentText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is said of sources in a field of several lines, such as {@code herald 2}: the source's name first, and what is said of
 * it. What makes no sense stays as it was typed, for the document's reader to say what is wrong with it.
 */
record SourceLines(Map<String, String> bySource) {

    private static final Pattern LINE = Pattern.compile("([^\\s:=]+)[\\s:=]*(.*)");

    static SourceLines of(String lines) {
        Map<String, String> bySource = new LinkedHashMap<>();
        lines.lines()
                .map(String::strip)
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> {
                    String said = line.group(2).isEmpty() ? line.group() : line.group(2);
                    bySource.merge(line.group(1), said, (one, two) -> one.equals(two) ? one : one + " and " + two);
                });
        return new SourceLines(bySource);
    }

    /** The lines for an object of the document with a member for each source. */
    static String ofMembers(JsonNode object) {
        return object.properties().stream()
                .map(member -> member.getKey() + " " + member.getValue().asText())
                .collect(Collectors.joining("\n"));
    }

    /** The lines for a list of the document with an object for each source. */
    static String ofElements(JsonNode list, String name, String said) {
        return list.valueStream()
                .map(one -> one.path(name).asText() + " " + one.path(said).asText())
                .collect(Collectors.joining("\n"));
    }

    /** An object with a number for each source. */
    String members() {
        return bySource.entrySet().stream()
                .map(source -> DocumentText.quoted(source.getKey()) + ": " + DocumentText.number(source.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A list with an object for each source. */
    String elements(String name, String said) {
        return bySource.entrySet().stream()
                .map(source -> "{" + DocumentText.quoted(name) + ": " + DocumentText.quoted(source.getKey()) + ", "
                        + DocumentText.quoted(said) + ": " + DocumentText.quoted(source.getValue()) + "}")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
