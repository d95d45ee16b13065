package io.tidings.embedded.inprocess.dynamo;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One action of an update expression. It reads the item as it was, and writes into what it becomes. */
sealed interface Change {
    String path();

    void apply(Map<String, Value> before, Map<String, Value> after, Scope scope);

    record Assign(String path, Operand operand) implements Change {
        @Override
        public void apply(Map<String, Value> before, Map<String, Value> after, Scope scope) {
            Value value = operand.value(before, scope);
            if (value == null) {
                throw DynamoError.validation(
                        "The provided expression refers to an attribute that does not exist in the item");
            }
            after.put(scope.name(path), value);
        }
    }

    record Remove(String path) implements Change {
        @Override
        public void apply(Map<String, Value> before, Map<String, Value> after, Scope scope) {
            after.remove(scope.name(path));
        }
    }

    /** To a number, or to a set. */
    record Add(String path, String placeholder) implements Change {
        @Override
        public void apply(Map<String, Value> before, Map<String, Value> after, Scope scope) {
            String name = scope.name(path);
            after.put(name, sum(before.get(name), scope.value(placeholder)));
        }

        private static Value sum(@Nullable Value there, Value more) {
            if (more instanceof Value.Numeric(String digits)) {
                return switch (there) {
                    case null -> more;
                    case Value.Numeric(String before) -> new Value.Numeric(Numbers.sum(before, digits));
                    default -> throw typeMismatch();
                };
            }
            if (more instanceof Value.Members(Value.Kind kind, Set<String> added)) {
                return switch (there) {
                    case null -> more;
                    case Value.Members(Value.Kind before, Set<String> members)
                    when before == kind -> {
                        Set<String> all = LinkedHashSet.newLinkedHashSet(members.size() + added.size());
                        all.addAll(members);
                        all.addAll(added);
                        yield new Value.Members(kind, all);
                    }
                    default -> throw typeMismatch();
                };
            }
            throw typeMismatch();
        }
    }

    /** From a set: an emptied one is gone. */
    record Delete(String path, String placeholder) implements Change {
        @Override
        public void apply(Map<String, Value> before, Map<String, Value> after, Scope scope) {
            String name = scope.name(path);
            Value there = before.get(name);
            if (!(scope.value(placeholder) instanceof Value.Members(Value.Kind kind, Set<String> deleted))) {
                throw typeMismatch();
            }
            if (there == null) {
                return;
            }
            if (!(there instanceof Value.Members(Value.Kind before1, Set<String> members)) || before1 != kind) {
                throw typeMismatch();
            }
            Set<String> left = new LinkedHashSet<>(members);
            left.removeAll(deleted);
            if (left.isEmpty()) {
                after.remove(name);
            } else {
                after.put(name, new Value.Members(kind, left));
            }
        }
    }

    private static DynamoError typeMismatch() {
        return DynamoError.validation("An operand in the update expression has an incorrect data type");
    }
}
