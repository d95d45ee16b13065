package io.tidings.article;

/** A source that is asked for its articles, as against a drop that is told of them. */
public sealed interface PulledSource permits TableSource, FeedSource {

    /**
     * Reads what is new since the last pull.
     *
     * @throws RuntimeException when the source or our own tables do not answer; what was saved until then stays saved, and
     *     the next pull goes on from there
     */
    IntakeReport pull();
}
