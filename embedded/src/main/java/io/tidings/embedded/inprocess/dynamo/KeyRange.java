package io.tidings.embedded.inprocess.dynamo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a partition that a key condition asks for. */
record KeyRange(
        Value hash,
        @Nullable Value from,
        boolean fromIsIn,
        @Nullable Value until,
        boolean untilIsIn) {
    private static final Map<String, Value> NOTHING = Map.of();

    /** spec: Query: {@code hash = value}, and one comparison of the range key at most, joined by AND. */
    static KeyRange of(Condition condition, KeyNames key, Scope scope) {
        return switch (condition) {
            case Condition.And(Condition one, Condition other)
            when isHash(one, key, scope) -> within(hash(one, scope), other, key, scope);
            case Condition.And(Condition one, Condition other)
            when isHash(other, key, scope) -> within(hash(other, scope), one, key, scope);
            default -> {
                if (!isHash(condition, key, scope)) {
                    throw notSupported();
                }
                yield new KeyRange(hash(condition, scope), null, true, null, true);
            }
        };
    }

    private static boolean isHash(Condition condition, KeyNames key, Scope scope) {
        return condition instanceof Condition.Compare(String sign, Operand.Named(String token), Operand _)
                && sign.equals("=")
                && scope.name(token).equals(key.hash());
    }

    private static Value hash(Condition condition, Scope scope) {
        return condition instanceof Condition.Compare(String _, Operand _, Operand operand)
                ? value(operand, scope)
                : Key.NO_RANGE;
    }

    private static KeyRange within(Value hash, Condition condition, KeyNames key, Scope scope) {
        return switch (condition) {
            case Condition.Between(Operand operand, Operand from, Operand until)
            when isRange(operand, key, scope) -> {
                Condition.Between.requireOrder(value(from, scope), value(until, scope));
                yield new KeyRange(hash, value(from, scope), true, value(until, scope), true);
            }
            case Condition.BeginsWith(Operand operand, Operand prefix)
            when isRange(operand, key, scope) ->
                new KeyRange(hash, value(prefix, scope), true, end(value(prefix, scope)), true);
            case Condition.Compare(String sign, Operand operand, Operand other)
            when isRange(operand, key, scope) -> compared(hash, sign, value(other, scope));
            default -> throw notSupported();
        };
    }

    private static KeyRange compared(Value hash, String sign, Value value) {
        return switch (sign) {
            case "=" -> new KeyRange(hash, value, true, value, true);
            case "<" -> new KeyRange(hash, null, true, value, false);
            case "<=" -> new KeyRange(hash, null, true, value, true);
            case ">" -> new KeyRange(hash, value, false, null, true);
            case ">=" -> new KeyRange(hash, value, true, null, true);
            default -> throw notSupported();
        };
    }

    private static boolean isRange(Operand operand, KeyNames key, Scope scope) {
        return operand instanceof Operand.Named(String token)
                && key.range().filter(scope.name(token)::equals).isPresent();
    }

    private static Value value(Operand operand, Scope scope) {
        Value value = operand.value(NOTHING, scope);
        if (value == null) {
            throw notSupported();
        }
        return value;
    }

    private static Value end(Value prefix) {
        return switch (prefix) {
            case Value.Text(String text) -> new Value.Text(text + Rows.Place.LAST);
            default -> throw notSupported();
        };
    }

    private static DynamoError notSupported() {
        return DynamoError.validation("Query key condition not supported");
    }
}
