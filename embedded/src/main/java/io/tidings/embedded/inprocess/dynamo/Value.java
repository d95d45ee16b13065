package io.tidings.embedded.inprocess.dynamo;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** An attribute's value. Immutable by agreement: whoever makes one hands its collection over. */
sealed interface Value {
    record Text(String text) implements Value {}

    /** Digits without needless zeros: equal numbers are equal strings. */
    record Numeric(String digits) implements Value {}

    /** Octets, each a char. */
    record Binary(String octets) implements Value {}

    record Flag(String word) implements Value {}

    record Nothing() implements Value {}

    /** A set: of strings, numbers or octets, each as above. Never empty. */
    record Members(Kind kind, Set<String> all) implements Value {}

    record Sequence(List<Value> values) implements Value {}

    record Document(Map<String, Value> members) implements Value {}

    enum Kind {
        S,
        N,
        B
    }
}
