package io.tidings.edition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A story in its place, and why it is there.
 *
 * @param group what it shares with its neighbours under "In brief": a tag or a name; empty elsewhere
 * @param byHand what an editor did to it in this edition; empty where nobody did
 */
public record FrozenStory(
        FrozenArticle lead,
        List<FrozenArticle> alsoCoveredBy,
        Optional<String> group,
        Why why,
        Optional<StoryByHand> byHand) {

    /** A story that nobody touched. */
    public FrozenStory(FrozenArticle lead, List<FrozenArticle> alsoCoveredBy, Optional<String> group, Why why) {
        this(lead, alsoCoveredBy, group, why, Optional.empty());
    }

    /** Another story of the section, by its title, and how much they are alike, from 0 to 1. */
    public record Alike(String title, double likeness) {}

    /**
     * Why a story stands where it does.
     *
     * @param confidence that it belongs to the section's topic, from 0 to 1
     * @param evidence the words that decided
     * @param secondaries slugs of other topics that would have fitted
     * @param rank its place in the section by score, from 1
     * @param score what it was ranked by: confidence × recency × size × weight
     * @param recency from 1 for now, halved each period
     * @param size more than 1 where several sources tell it
     * @param weight what the editor gives its source and topic; 1 where nothing was said
     * @param pinnedBy the editor who put it first
     * @param alike what above it in the section it is most like; the more, the further down it stands
     */
    public record Why(
            double confidence,
            List<String> evidence,
            List<String> secondaries,
            int rank,
            double score,
            double recency,
            double size,
            double weight,
            Optional<String> pinnedBy,
            Optional<Alike> alike) {
        public Why {
            evidence = List.copyOf(evidence);
            secondaries = List.copyOf(secondaries);
        }
    }

    public FrozenStory {
        alsoCoveredBy = List.copyOf(alsoCoveredBy);
    }

    /** Whether an editor put it where it stands. */
    public boolean isPut() {
        return hand().place().isPresent();
    }

    /** Where composing had put it, if an editor put it elsewhere. */
    public Optional<String> composedIn() {
        return hand().composed().map(StoryByHand.Place::section);
    }

    StoryByHand hand() {
        return byHand.orElse(StoryByHand.UNTOUCHED);
    }

    FrozenStory with(StoryByHand hand) {
        Optional<StoryByHand> touched = Optional.of(hand).filter(one -> !one.equals(StoryByHand.UNTOUCHED));
        return new FrozenStory(lead, alsoCoveredBy, group, why, touched);
    }

    /** The headline that readers see: the lead's title, unless an editor wrote another. */
    public String title() {
        return hand().title().isEmpty() ? lead.title() : hand().title();
    }

    /** The summary that readers see: the lead's, unless an editor wrote another. */
    public String summary() {
        return hand().summary().isEmpty() ? lead.summary() : hand().summary();
    }

    /** Whether it stands where an editor put it. */
    public boolean placedByHand() {
        return hand().place().isPresent();
    }

    /** The lead and the others. */
    public Stream<FrozenArticle> articles() {
        return Stream.concat(Stream.of(lead), alsoCoveredBy.stream());
    }

    /** Those of its articles. */
    public Set<String> ids() {
        return articles().map(FrozenArticle::id).collect(Collectors.toSet());
    }
}
