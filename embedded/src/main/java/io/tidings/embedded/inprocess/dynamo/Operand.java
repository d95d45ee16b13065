package io.tidings.embedded.inprocess.dynamo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something in an expression that has a value, or none where an attribute is missing. */
sealed interface Operand {
    @Nullable
    Value value(Map<String, Value> attributes, Scope scope);

    /** An attribute by its name or placeholder, or a value's placeholder. */
    record Named(String token) implements Operand {
        @Override
        public @Nullable Value value(Map<String, Value> attributes, Scope scope) {
            return scope.value(token, attributes);
        }
    }

    record Size(Operand of) implements Operand {
        @Override
        public @Nullable Value value(Map<String, Value> attributes, Scope scope) {
            return switch (of.value(attributes, scope)) {
                case Value.Text text -> count(Sizes.of(text));
                case Value.Binary(String octets) -> count(octets.length());
                case Value.Members members -> count(members.all().size());
                case Value.Sequence(List<Value> values) -> count(values.size());
                case Value.Document(Map<String, Value> members) -> count(members.size());
                case null, default -> null;
            };
        }

        private static Value count(int size) {
            return new Value.Numeric(Integer.toString(size));
        }
    }

    /** The attribute, or else the other. */
    record IfNotExists(String path, Operand other) implements Operand {
        @Override
        public @Nullable Value value(Map<String, Value> attributes, Scope scope) {
            Value there = attributes.get(scope.name(path));
            return there != null ? there : other.value(attributes, scope);
        }
    }

    /** The sum or difference of two numbers. */
    record Arithmetic(String sign, Operand one, Operand other) implements Operand {
        @Override
        public Value value(Map<String, Value> attributes, Scope scope) {
            if (one.value(attributes, scope) instanceof Value.Numeric(String left)
                    && other.value(attributes, scope) instanceof Value.Numeric(String right)) {
                return new Value.Numeric(sign.equals("+") ? Numbers.sum(left, right) : Numbers.difference(left, right));
            }
            throw DynamoError.validation("An operand in the update expression has an incorrect data type");
        }
    }

    record Joined(Operand one, Operand other) implements Operand {
        @Override
        public Value value(Map<String, Value> attributes, Scope scope) {
            if (one.value(attributes, scope) instanceof Value.Sequence(List<Value> first)
                    && other.value(attributes, scope) instanceof Value.Sequence(List<Value> second)) {
                List<Value> all = new java.util.ArrayList<>(first);
                all.addAll(second);
                return new Value.Sequence(all);
            }
            throw DynamoError.validation("An operand in the update expression has an incorrect data type");
        }
    }
}
