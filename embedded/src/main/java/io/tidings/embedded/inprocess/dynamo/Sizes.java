package io.tidings.embedded.inprocess.dynamo;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Octets of items, as DynamoDB counts them for its capacity units. */
// spec: DynamoDB developer guide, "DynamoDB Item sizes and formats": names and strings count in UTF-8; a number one
// octet
// for two significant digits and one more; a boolean or null one; a list or map three, and one for each of its
// elements.
final class Sizes {
    private static final int COLLECTION = 3;

    private Sizes() {}

    static int of(Map<String, Value> attributes) {
        int size = 0;
        for (Map.Entry<String, Value> attribute : attributes.entrySet()) {
            size += utf8(attribute.getKey()) + of(attribute.getValue());
        }
        return size;
    }

    static int of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> utf8(text);
            case Value.Numeric(String digits) -> number(digits);
            case Value.Binary(String octets) -> octets.length();
            case Value.Flag _ -> 1;
            case Value.Nothing() -> 1;
            case Value.Members(Value.Kind kind, Set<String> all) -> members(kind, all);
            case Value.Sequence(List<Value> values) ->
                COLLECTION
                        + values.stream().mapToInt(element -> 1 + of(element)).sum();
            case Value.Document(Map<String, Value> members) -> COLLECTION + members.size() + of(members);
        };
    }

    private static int members(Value.Kind kind, Set<String> all) {
        int size = 0;
        for (String member : all) {
            size += switch (kind) {
                case S -> utf8(member);
                case N -> number(member);
                case B -> member.length();
            };
        }
        return size;
    }

    /** Pairs of digits to both sides of the point, from the first to the last that is not 00. */
    private static int number(String digits) {
        int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        int first = Integer.MIN_VALUE;
        int last = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit >= '1' && digit <= '9') {
                last = Math.floorDiv(i < point ? point - 1 - i : point - i, 2);
                first = first == Integer.MIN_VALUE ? last : first;
            }
        }
        int pairs = first == Integer.MIN_VALUE ? 0 : first - last + 1;
        return 1 + pairs + (digits.startsWith("-") ? 1 : 0);
    }

    private static int utf8(String text) {
        int size = text.length();
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            // Two halves of a pair make four octets: two each.
            size += at < 0x80 ? 0 : at < 0x800 || Character.isSurrogate(at) ? 1 : 2;
        }
        return size;
    }
}
