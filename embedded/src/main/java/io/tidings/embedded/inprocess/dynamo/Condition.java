package io.tidings.embedded.inprocess.dynamo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition, filter or key condition. */
sealed interface Condition {
    boolean holds(Map<String, Value> attributes, Scope scope);

    record And(Condition one, Condition other) implements Condition {
        @Override
        public boolean holds(Map<String, Value> attributes, Scope scope) {
            return one.holds(attributes, scope) && other.holds(attributes, scope);
        }
    }

    record Or(Condition one, Condition other) implements Condition {
        @Override
        public boolean holds(Map<String, Value> attributes, Scope scope) {
            return one.holds(attributes, scope) || other.holds(attributes, scope);
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Map<String, Value> attributes, Scope scope) {
            return !condition.holds(attributes, scope);
        }
    }

    record Exists(String path) implements Condition {
        @Override
        public boolean holds(Map<String, Value> attributes, Scope scope) {
            return attributes.containsKey(scope.name(path));
        }
    }

    /** Of the comparison signs; {@code <>} also holds between values of two types. */
    record Compare(String sign, Operand one, Operand other) implements Condition {
        @Override
        public boolean holds(Map<String, Value> attributes, Scope scope) {
            Value left = one.value(attributes, scope);
            Value right = other.value(attributes, scope);
            if (sign.equals("<>")) {
                return left == null || right == null || !left.equals(right);
            }
            if (left == null || right == null) {
                return false;
            }
            return sign.equals("=") ? left.equals(right) : Order.comparable(left, right) && ordered(left, right);
        }

        private boolean ordered(Value left, Value right) {
            int order = Order.compare(left, right);
            return switch (sign) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
    }

    record Between(Operand operand, Operand from, Operand until) implements Condition {
        @Override
        public boolean holds(Map<String, Value> attributes, Scope scope) {
            requireOrder(from.value(Map.of(), scope), until.value(Map.of(), scope));
            return new Compare(">=", operand, from).holds(attributes, scope)
                    && new Compare("<=", operand, until).holds(attributes, scope);
        }

        static void requireOrder(@Nullable Value from, @Nullable Value until) {
            if (from != null && until != null && (!Order.comparable(from, until) || Order.compare(from, until) > 0)) {
                throw DynamoError.validation("The BETWEEN operator requires upper bound to be greater than or equal");
            }
        }
    }

    record In(Operand operand, List<Operand> values) implements Condition {
        @Override
        public boolean holds(Map<String, Value> attributes, Scope scope) {
            return values.stream().anyMatch(value -> new Compare("=", operand, value).holds(attributes, scope));
        }
    }

    record BeginsWith(Operand operand, Operand prefix) implements Condition {
        @Override
        public boolean holds(Map<String, Value> attributes, Scope scope) {
            return operand.value(attributes, scope) instanceof Value.Text(String text)
                    && prefix.value(attributes, scope) instanceof Value.Text(String start)
                    && text.startsWith(start);
        }
    }

    /** A set that has a member, a text that has a part. */
    record Contains(Operand operand, Operand member) implements Condition {
        @Override
        public boolean holds(Map<String, Value> attributes, Scope scope) {
            Value sought = member.value(attributes, scope);
            return switch (operand.value(attributes, scope)) {
                case Value.Text(String text) -> sought instanceof Value.Text(String part) && text.contains(part);
                case Value.Members members -> isMember(members, sought);
                case Value.Sequence(List<Value> values) -> values.contains(sought);
                case null, default -> false;
            };
        }

        private static boolean isMember(Value.Members members, @Nullable Value sought) {
            return switch (sought) {
                case Value.Text(String text) ->
                    members.kind() == Value.Kind.S && members.all().contains(text);
                case Value.Numeric(String digits) ->
                    members.kind() == Value.Kind.N && members.all().contains(digits);
                case null, default -> false;
            };
        }
    }
}
