package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The expressions of requests, each text read once. Thread-safe. */
final class Expressions {
    private static final int MOST_KEPT = 10_000;

    private record Read<T>(T tree, Set<String> placeholders) {}

    private final Map<String, Read<Condition>> conditions = new ConcurrentHashMap<>();
    private final Map<String, Read<List<Change>>> updates = new ConcurrentHashMap<>();

    /** The condition under this name in the request. */
    Optional<Condition> condition(JsonNode request, String name, Scope scope) {
        JsonNode text = request.path(name);
        return text.isMissingNode()
                ? Optional.empty()
                : Optional.of(read(conditions, text.textValue(), ConditionParser::parse, scope));
    }

    List<Change> update(JsonNode request, Scope scope) {
        JsonNode text = request.path("UpdateExpression");
        return text.isMissingNode() ? List.of() : read(updates, text.textValue(), UpdateParser::parse, scope);
    }

    /** The names of attributes in the request's projection. */
    Optional<List<String>> projection(JsonNode request, Scope scope) {
        JsonNode text = request.path("ProjectionExpression");
        if (text.isMissingNode()) {
            return Optional.empty();
        }
        List<String> tokens = List.of(text.textValue().strip().split("\\s*,\\s*"));
        tokens.stream().filter(token -> token.startsWith("#")).forEach(token -> scope.use(Set.of(token)));
        return Optional.of(tokens.stream().map(scope::name).toList());
    }

    private static <T> T read(Map<String, Read<T>> kept, String text, Function<Tokens, T> parser, Scope scope) {
        Read<T> read = kept.get(text);
        if (read == null) {
            Tokens tokens = new Tokens(text);
            read = new Read<>(parser.apply(tokens), tokens.placeholders());
            if (kept.size() < MOST_KEPT) {
                kept.put(text, read);
            }
        }
        scope.use(read.placeholders());
        return read.tree();
    }
}
