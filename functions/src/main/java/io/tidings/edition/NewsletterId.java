package io.tidings.edition;

import java.util.regex.Pattern;

/** What a newsletter is known by: {@code [a-z0-9-]}, at most 40 characters. */
public record NewsletterId(String value) implements Comparable<NewsletterId> {

    static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public NewsletterId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a newsletter id (a-z, 0-9 and -, at most 40): " + value);
        }
    }

    @Override
    public int compareTo(NewsletterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
