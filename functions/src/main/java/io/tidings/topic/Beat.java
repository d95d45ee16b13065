package io.tidings.topic;

import java.util.regex.Pattern;

/** Whose topics these are, as a key of models, confirmations and decisions: the id of a newsletter. */
public record Beat(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public Beat {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a newsletter's id (a-z, 0-9 and -, at most 40): " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
