package io.tidings.article;

import java.time.Instant;

/** A source that is asked for its articles, as against a drop that is told of them. */
public sealed interface PulledSource permits TableSource, FeedSource {

    /**
     * Reads what is new since the last pull.
     *
     * @throws RuntimeException when the source or our own tables do not answer; what was saved until then stays saved, and
     *     the next pull goes on from there
     */
    default IntakeReport pull() {
        return pull(Instant.MAX);
    }

    /**
     * The same for as long as there is time.
     *
     * @param latest when the next pull should go on with the rest; something is read in any case
     */
    IntakeReport pull(Instant latest);
}
