package io.tidings.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reading and writing the JSON of SES's protocol and of the log. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> DATA = new TypeReference<>() {};

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode tree(byte[] json) {
        try {
            return json.length == 0 ? object() : MAPPER.readTree(json);
        } catch (IOException e) {
            throw SesError.badRequest("The request is not JSON: " + e.getMessage());
        }
    }

    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("not the JSON of a " + type.getSimpleName(), e);
        }
    }

    /** The members of a JSON object that came as a string, as template data do. */
    static Map<String, Object> data(String json) {
        if (json.isBlank()) {
            return Map.of();
        }
        try {
            return MAPPER.readValue(json, DATA);
        } catch (JsonProcessingException e) {
            throw SesError.badRequest("Template data is not a JSON object.");
        }
    }

    static List<String> strings(JsonNode array) {
        var all = new ArrayList<String>();
        array.forEach(node -> all.add(node.asText()));
        return all;
    }

    /** A list of {@code {"Name":…,"Value":…}}. */
    static List<Header> pairs(JsonNode array) {
        var all = new ArrayList<Header>();
        array.forEach(node -> all.add(
                new Header(node.path("Name").asText(), node.path("Value").asText())));
        return all;
    }
}
