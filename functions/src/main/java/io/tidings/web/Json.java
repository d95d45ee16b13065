package io.tidings.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.edition.InvalidNewsletter.Problem;
import java.util.List;

/** JSON in and out. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LARGEST = 100_000;

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The body as a JSON object, or a refusal. */
    static JsonNode read(Request request) {
        if (request.body().length > LARGEST) {
            throw new Refused(413, "The body is too large.", "body", "Send at most 100,000 bytes.");
        }
        try {
            JsonNode node = MAPPER.readTree(request.text());
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new Refused(400, "The body isn't JSON.", "body", "Send a JSON object.", e);
        }
        throw new Refused(400, "The body isn't a JSON object.", "body", "Send a JSON object.");
    }

    /** Refuses fields of other names, as one that is misspelt would be passed over. */
    static void only(JsonNode object, String... names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!List.of(names).contains(name)) {
                throw new Refused(
                        400,
                        "There is no such field here: " + name + ".",
                        name,
                        "Leave it out, or use one of " + String.join(", ", names) + ".");
            }
        });
    }

    /** As they stand in answers: {@code [{"path", "what"}]}. */
    static ArrayNode problems(List<Problem> problems) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        problems.forEach(problem -> list.addObject().put("path", problem.path()).put("what", problem.what()));
        return list;
    }

    /** The text of a field; "" where it is missing or null. */
    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw new Refused(400, "This must be a string.", field, "Send \"" + field + "\": \"…\".");
        }
        return value.asText();
    }
}
