package io.tidings.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the template allows to one function, and what that function asked for. Thread-safe. */
final class Role {

    /** One action on the resources that a pattern stands for, where what else is said of the call fits its patterns. */
    record Right(String action, String pattern, Map<String, String> like) {
        boolean covers(Call call) {
            return action.equals(call.action())
                    && fits(call.resource(), pattern)
                    // spec: IAM: a key that a request does not have fits no StringLike.
                    && like.entrySet().stream()
                            .allMatch(one -> call.context().containsKey(one.getKey())
                                    && fits(call.context().get(one.getKey()), one.getValue()));
        }

        private static boolean fits(String value, String pattern) {
            return value.matches(
                    Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }
    }

    private final List<Right> rights;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    /** {@code function}: what it is called in the stack. */
    Role(String function) {
        rights = Synthesized.properties("AWS::IAM::Policy").values().stream()
                .filter(policy -> policy.at("/Roles/0/Ref").asText().matches(function + "Role[0-9A-F]{8}"))
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .flatMap(Role::rights)
                .toList();
    }

    private static Stream<Right> rights(JsonNode statement) {
        return each(statement.path("Action"))
                .flatMap(action -> each(statement.path("Resource"))
                        .map(resource -> new Right(action.asText(), Resolved.text(resource), like(statement))));
    }

    private static Map<String, String> like(JsonNode statement) {
        Map<String, String> like = new TreeMap<>();
        for (Map.Entry<String, JsonNode> condition : statement.path("Condition").properties()) {
            assertThat(condition.getKey()).as("a condition that this knows").isEqualTo("StringLike");
            condition.getValue().properties().forEach(one -> like.put(one.getKey(), Resolved.text(one.getValue())));
        }
        return like;
    }

    private static Stream<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
    }

    void ask(Collection<Call> more) {
        calls.addAll(more);
    }

    /** What is allowed and was not asked for. */
    Set<String> unused() {
        return rights.stream()
                .filter(right -> calls.stream().noneMatch(right::covers))
                .map(right -> right.action() + " on " + right.pattern())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean allows(Call call) {
        return rights.stream().anyMatch(right -> right.covers(call));
    }

    /** What was asked for and is not allowed, by what it would take. */
    Set<String> refused() {
        return calls.stream()
                .filter(call -> !allows(call))
                .map(call -> call.action() + " on " + call.resource())
                .collect(Collectors.toSet());
    }
}
