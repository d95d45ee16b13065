package io.tidings.edition;

import io.tidings.topic.Assignment;
import io.tidings.topic.Story;
import java.util.Comparator;
import java.util.Optional;

/** A story that may stand in a section. {@code pinnedBy}: the editor who wants it there first. */
record Candidate(Story story, Assignment assignment, Ranking ranking, Optional<String> pinnedBy) {

    /** Pinned ones first, then by score; of equals the one with the smaller id, so that there is one order. */
    static final Comparator<Candidate> RANKED = Comparator.comparing(
                    (Candidate candidate) -> candidate.pinnedBy.isEmpty())
            .thenComparing(Comparator.comparingDouble((Candidate candidate) -> candidate.ranking.score())
                    .reversed())
            .thenComparing(candidate -> candidate.story.lead().id().value());

    String source() {
        return story.lead().source().value();
    }

    String title() {
        return story.lead().title();
    }

    double score() {
        return ranking.score();
    }

    String text() {
        return story.lead().title() + " " + story.lead().summary();
    }
}
