package io.tidings.topic;

import java.util.List;
import java.util.Optional;

/**
 * Where an article belongs, and why.
 *
 * @param topic the slug of its topic; empty where nothing, or nothing clear enough, speaks for one
 * @param secondaries slugs of topics that nearly as much speaks for, best first
 * @param confidence from 0 to 1; below the classifier's threshold there is no topic
 * @param evidence the words that decided, strongest first, as the editor wrote them
 */
public record Assignment(Optional<String> topic, List<String> secondaries, double confidence, List<String> evidence) {

    /** The evidence where an editor said where an article belongs. */
    public static final String AN_EDITOR = "an editor";

    public Assignment {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("A confidence is from 0 to 1, not " + confidence);
        }
        secondaries = List.copyOf(secondaries);
        evidence = List.copyOf(evidence);
    }

    /** What an editor said, which is certain; no topic where the article belongs to none. {@code evidence}: how they said it. */
    public static Assignment byEditor(Optional<String> topic, List<String> secondaries, String evidence) {
        return new Assignment(topic, secondaries, 1, List.of(evidence));
    }

    /** Nothing speaks for any topic. */
    static Assignment none() {
        return new Assignment(Optional.empty(), List.of(), 0, List.of());
    }
}
