package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Values as the protocol writes them: {@code {"N": "12"}}. */
final class ValueJson {
    private ValueJson() {}

    static Map<String, Value> map(JsonNode json) {
        Map<String, Value> members = LinkedHashMap.newLinkedHashMap(json.size());
        json.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return members;
    }

    static Value value(JsonNode json) {
        if (json.size() != 1) {
            throw DynamoError.validation("Supplied AttributeValue has more than one datatypes set or none");
        }
        Map.Entry<String, JsonNode> only = json.properties().iterator().next();
        JsonNode content = only.getValue();
        return switch (only.getKey()) {
            case "S" -> new Value.Text(content.textValue());
            case "N" -> new Value.Numeric(Numbers.canonical(content.textValue()));
            case "B" -> new Value.Binary(octets(content.textValue()));
            case "BOOL" -> new Value.Flag(content.asText());
            case "NULL" -> new Value.Nothing();
            case "SS" -> members(Value.Kind.S, content, text -> text);
            case "NS" -> members(Value.Kind.N, content, Numbers::canonical);
            case "BS" -> members(Value.Kind.B, content, ValueJson::octets);
            case "L" -> {
                List<Value> values = new ArrayList<>(content.size());
                content.forEach(element -> values.add(value(element)));
                yield new Value.Sequence(values);
            }
            case "M" -> new Value.Document(map(content));
            default -> throw DynamoError.validation("No such type: " + only.getKey());
        };
    }

    private static Value members(Value.Kind kind, JsonNode array, UnaryOperator<String> each) {
        if (array.isEmpty()) {
            throw DynamoError.validation("One or more parameter values were invalid: An set may not be empty");
        }
        Set<String> all = LinkedHashSet.newLinkedHashSet(array.size());
        for (JsonNode element : array) {
            if (!all.add(each.apply(element.textValue()))) {
                throw DynamoError.validation("Input collection contains duplicates");
            }
        }
        return new Value.Members(kind, all);
    }

    private static String octets(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    }

    private static String base64(String octets) {
        return Base64.getEncoder().encodeToString(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    static ObjectNode json(Map<String, Value> members) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        members.forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    private static ObjectNode json(Value value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (value) {
            case Value.Text(String text) -> json.put("S", text);
            case Value.Numeric(String digits) -> json.put("N", digits);
            case Value.Binary(String octets) -> json.put("B", base64(octets));
            case Value.Flag(String word) -> json.put("BOOL", Boolean.parseBoolean(word));
            case Value.Nothing() -> json.put("NULL", true);
            case Value.Members(Value.Kind kind, Set<String> all) -> {
                var array = json.putArray(kind + "S");
                all.forEach(member -> array.add(kind == Value.Kind.B ? base64(member) : member));
            }
            case Value.Sequence(List<Value> values) -> {
                var array = json.putArray("L");
                values.forEach(element -> array.add(json(element)));
            }
            case Value.Document(Map<String, Value> members) -> json.set("M", json(members));
        }
        return json;
    }
}
