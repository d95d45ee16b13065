package io.tidings.embedded.inprocess.dynamo;

import java.util.Comparator;

/** The order of values that may be compared or stand in a key: of one type, and not a collection. */
final class Order {
    /** Of values known to be of one type, such as those of a key. */
    static final Comparator<Value> OF_KEYS = Order::compare;

    private Order() {}

    static boolean comparable(Value one, Value other) {
        return switch (one) {
            case Value.Text _ -> other instanceof Value.Text;
            case Value.Numeric _ -> other instanceof Value.Numeric;
            case Value.Binary _ -> other instanceof Value.Binary;
            case Value.Flag _, Value.Nothing _, Value.Members _, Value.Sequence _, Value.Document _ -> false;
        };
    }

    static int compare(Value one, Value other) {
        if (one instanceof Value.Numeric(String digits) && other instanceof Value.Numeric(String others)) {
            return Numbers.compare(digits, others);
        }
        return text(one).compareTo(text(other));
    }

    // Strings of keys are ASCII here; beyond the basic plane UTF-16 and UTF-8, DynamoDB's order, would differ.
    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Binary(String octets) -> octets;
            default -> throw new IllegalArgumentException("There is no order of " + value);
        };
    }
}
