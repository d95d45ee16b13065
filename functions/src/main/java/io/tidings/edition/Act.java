package io.tidings.edition;

import java.time.Instant;

/**
 * Who does something to an edition, when, and why in a few words.
 *
 * @param who a person's name, or {@link #TIDINGS} for what it does by itself
 * @param note may be empty
 */
public record Act(String who, Instant when, String note) {

    public static final String TIDINGS = "tidings";

    /** Something Tidings does by itself. */
    public static Act byItself(Instant when, String note) {
        return new Act(TIDINGS, when, note);
    }
}
