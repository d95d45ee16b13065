package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request's expressions mean by their placeholders. */
final class Scope {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Value> values;
    private final Set<String> unused;

    Scope(JsonNode request) {
        request.path("ExpressionAttributeNames")
                .properties()
                .forEach(name -> names.put(name.getKey(), name.getValue().textValue()));
        values = ValueJson.map(request.path("ExpressionAttributeValues"));
        unused = new HashSet<>(names.keySet());
        unused.addAll(values.keySet());
    }

    /** Checks that all of these are given, and remembers that they are used. */
    void use(Set<String> placeholders) {
        for (String placeholder : placeholders) {
            if (!names.containsKey(placeholder) && !values.containsKey(placeholder)) {
                throw DynamoError.validation("Invalid expression: " + placeholder + " is not defined");
            }
            unused.remove(placeholder);
        }
    }

    /** To be asked when all expressions of the request are read. */
    void requireAllUsed() {
        if (!unused.isEmpty()) {
            throw DynamoError.validation("Value provided in ExpressionAttributeNames or -Values unused: " + unused);
        }
    }

    String name(String token) {
        return names.getOrDefault(token, token);
    }

    @Nullable
    Value value(String token, Map<String, Value> attributes) {
        return token.startsWith(":") ? values.get(token) : attributes.get(name(token));
    }

    Value value(String placeholder) {
        Value value = values.get(placeholder);
        if (value == null) {
            throw DynamoError.validation("Invalid expression: " + placeholder + " is not defined");
        }
        return value;
    }
}
