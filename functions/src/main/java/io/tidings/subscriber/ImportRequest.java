package io.tidings.subscriber;

import java.util.Set;

/**
 * How a CSV file of subscribers is to be taken.
 *
 * @param topics the slugs that rows may name; empty lets any pass
 * @param locale the language of rows that name none
 * @param text on what ground these people are mailed, kept with each as consent
 */
public record ImportRequest(Audience audience, Set<String> topics, String locale, String text, Mode mode) {

    public ImportRequest {
        topics = Set.copyOf(topics);
    }

    /** Whether anything is written. */
    public enum Mode {
        APPLY,
        /** Reads and compares, writes nothing; the report says what would be done. */
        DRY_RUN
    }
}
