package io.tidings.subscriber;

import java.util.regex.Pattern;

/**
 * A person, without the address: 32 lower-case hexadecimal digits of a keyed hash, so ids are spread evenly and can't
 * be guessed from an address. The same address has the same id in every audience.
 */
public record SubscriberId(String value) implements Comparable<SubscriberId> {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

    public SubscriberId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A subscriber id is 32 lower-case hexadecimal digits.");
        }
    }

    @Override
    public int compareTo(SubscriberId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
