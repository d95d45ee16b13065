package io.tidings.subscriber;

import java.util.regex.Pattern;

/** The people of one newsletter, named by its id. */
public record Audience(String newsletter) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,40}");

    public Audience {
        if (!SHAPE.matcher(newsletter).matches()) {
            throw new IllegalArgumentException(
                    "An audience is named by a newsletter id: 1 to 40 of a-z, 0-9 and '-', not '" + newsletter + "'.");
        }
    }

    @Override
    public String toString() {
        return newsletter;
    }
}
