package io.tidings.edition;

import java.util.List;

/** A story in its place, and why it is there. */
public record FrozenStory(FrozenArticle lead, List<FrozenArticle> alsoCoveredBy, Why why) {

    /**
     * Why a story stands where it does.
     *
     * @param confidence that it belongs to the section's topic, from 0 to 1
     * @param evidence the words that decided
     * @param secondaries slugs of other topics that would have fitted
     * @param rank its place in the section before caps, from 1
     * @param score what it was ranked by: confidence × recency × size
     * @param recency from 1 for now, halved each period
     * @param size more than 1 where several sources tell it
     */
    public record Why(
            double confidence,
            List<String> evidence,
            List<String> secondaries,
            int rank,
            double score,
            double recency,
            double size) {
        public Why {
            evidence = List.copyOf(evidence);
            secondaries = List.copyOf(secondaries);
        }
    }

    public FrozenStory {
        alsoCoveredBy = List.copyOf(alsoCoveredBy);
    }
}
