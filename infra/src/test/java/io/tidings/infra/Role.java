package io.tidings.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the template allows to one function, and what that function asked for. Thread-safe. */
final class Role {

    /** One action on the resources that a pattern stands for. */
    record Right(String action, String pattern) {
        boolean covers(Call call) {
            String resources =
                    Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return action.equals(call.action()) && call.resource().matches(resources);
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
                        .map(resource -> new Right(action.asText(), Resolved.text(resource))));
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

    /** What was asked for and is not allowed, by what it would take. */
    Set<String> refused() {
        return calls.stream()
                .filter(call -> rights.stream().noneMatch(right -> right.covers(call)))
                .map(call -> call.action() + " on " + call.resource())
                .collect(Collectors.toSet());
    }
}
