package io.tidings.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.edition.DocumentText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A form over a part of a newsletter's document: what stands in its fields, by their names. */
interface PartForm {

    Pattern COMMA = Pattern.compile("[,،、，]");

    /** What the fields hold when the page is opened. */
    Map<String, String> shown(DocumentText document);

    /** What was typed into them. */
    Map<String, String> typed(Form form);

    /** The document with what was typed, where that is something else than it shows; nothing else is touched. */
    DocumentText changed(DocumentText stored, Map<String, String> typed);

    /** The field that shows what stands at that place of the changed document; empty where none does. */
    Optional<String> field(String pointer, DocumentText stored, Map<String, String> typed);

    /**
     * What was typed, with what somebody else saved since the page was opened wherever nobody typed anything: so neither loses
     * what they did.
     *
     * @param base what stood there when the page was opened
     */
    default Map<String, String> merged(
            Map<String, String> base, Map<String, String> typed, Map<String, String> theirs) {
        Set<String> names = new LinkedHashSet<>(typed.keySet());
        names.addAll(theirs.keySet());
        Map<String, String> merged = new LinkedHashMap<>();
        for (String name : names) {
            String mine = typed.getOrDefault(name, theirs.getOrDefault(name, ""));
            boolean untouched = base.containsKey(name) && isSame(name, mine, base.get(name));
            merged.put(name, untouched ? theirs.getOrDefault(name, mine) : mine);
        }
        return merged;
    }

    /** Whether both say the same in that field. */
    default boolean isSame(String field, String one, String other) {
        return one.equals(other);
    }

    /** One a line or between commas, of any script; a line that stood there before is one, whatever is in it. */
    static List<String> split(String typed, Collection<String> before) {
        return typed.lines()
                .map(String::strip)
                .flatMap(line -> before.contains(line) ? Stream.of(line) : COMMA.splitAsStream(line))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** What stands in a list of the document; nothing where there is none. */
    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText().strip()));
        return texts;
    }

    /** What a field of one line shows: browsers take line breaks out of it, and send back something else than was there. */
    static String line(String value) {
        return value.replaceAll("[\r\n]+", " ").strip();
    }

    /** What was typed into a field of several lines. */
    static String lines(Form form, String field) {
        return form.value(field).replace("\r\n", "\n");
    }
}
