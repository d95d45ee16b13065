package io.tidings.subscriber;

/**
 * A person, without the address: 32 lower-case hexadecimal digits of a keyed hash, so ids are spread evenly and can't
 * be guessed from an address. The same address has the same id in every audience.
 */
public record SubscriberId(String value) implements Comparable<SubscriberId> {

    private static final int DIGITS = 32;

    public SubscriberId {
        if (value.length() != DIGITS || !isHex(value)) {
            throw new IllegalArgumentException("A subscriber id is 32 lower-case hexadecimal digits.");
        }
    }

    // No pattern: an id is made for everybody who is read, several times for each mail.
    private static boolean isHex(String value) {
        for (int i = 0; i < value.length(); i++) {
            char digit = value.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
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
