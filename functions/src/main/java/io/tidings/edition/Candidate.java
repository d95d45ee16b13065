package io.tidings.edition;

import io.tidings.topic.Assignment;
import io.tidings.topic.Story;
import java.util.Comparator;
import java.util.Optional;

/** A story that may stand in a section, and what an editor wants of it there. */
record Candidate(Story story, Assignment assignment, Ranking ranking, Optional<Wish> wish) {

    /** What an editor can want. Who was put somewhere in the draft before stays, also where pins fill the section. */
    enum Claim {
        PLACED,
        PINNED
    }

    /** An editor's. */
    record Wish(Claim claim, String by) {}

    /** Placed ones first, then pinned ones, then by score; of equals the one with the smaller id, so that there is one order. */
    static final Comparator<Candidate> RANKED = Comparator.comparing((Candidate candidate) -> !candidate.isPlaced())
            .thenComparing(candidate -> candidate.wish.isEmpty())
            .thenComparing(Comparator.comparingDouble((Candidate candidate) -> candidate.ranking.score())
                    .reversed())
            .thenComparing(candidate -> candidate.story.lead().id().value());

    /** The editor who wants it there first. */
    Optional<String> pinnedBy() {
        return wish.map(Wish::by);
    }

    private boolean isPlaced() {
        return wish.filter(one -> one.claim() == Claim.PLACED).isPresent();
    }

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
