package io.tidings.edition;

/** What to compose: the edition of a due hour, or one that somebody asks for. */
public sealed interface ComposeRequest {

    /** The edition of that hour of the schedule. */
    record Scheduled(Schedule.Period period) implements ComposeRequest {}

    /**
     * An edition now, whatever the schedule says.
     *
     * @param key chosen by who asks; asking again with the same key gives the same edition
     * @param by who asks
     */
    record Asked(String key, String by) implements ComposeRequest {
        public Asked {
            if (key.isBlank()) {
                throw new IllegalArgumentException("A request has a key that is not blank");
            }
        }
    }
}
