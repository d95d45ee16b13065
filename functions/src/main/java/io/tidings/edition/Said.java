package io.tidings.edition;

import io.tidings.topic.Confirmed;
import io.tidings.topic.KeptDecision;
import io.tidings.topic.StoryDecision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The last words of editors on articles.
 *
 * @param picks pins and drops, by article, those among them that were taken back
 * @param topics what was confirmed, by article
 * @param stories which two are one story and which are two, by the ids of both
 */
public record Said(
        Map<String, Picks.Pick> picks, Map<String, Confirmed> topics, Map<Set<String>, KeptDecision> stories) {
    public Said {
        picks = Map.copyOf(picks);
        topics = Map.copyOf(topics);
        stories = Map.copyOf(stories);
    }

    /** Nothing was said, or nobody can be asked. */
    public static final Said NOTHING = new Said(Map.of(), Map.of(), Map.of());

    static Set<String> pair(StoryDecision decision) {
        return Set.of(decision.one().value(), decision.other().value());
    }

    /** The pin or drop that holds. */
    public Optional<Picks.Pick> pick(String article) {
        return Optional.ofNullable(picks.get(article)).filter(Picks.Pick::holds);
    }

    /** The topic, or that it belongs to none, where somebody said so. */
    public Optional<Confirmed> topic(String article) {
        return Optional.ofNullable(topics.get(article));
    }

    /** Whether two articles are one story or two, where somebody said so. */
    public Optional<StoryDecision.Kind> story(String one, String other) {
        return Optional.ofNullable(stories.get(Set.of(one, other)))
                .map(kept -> kept.decision().kind());
    }

    /** Pairs of articles that are one story, and that the draft tells as two. */
    public List<Set<String>> apart(FrozenEdition draft) {
        Collection<Set<String>> told = told(draft);
        return stories.entrySet().stream()
                .filter(one -> one.getValue().decision().kind() == StoryDecision.Kind.SAME)
                .map(Map.Entry::getKey)
                .filter(pair -> isApart(pair, told))
                .toList();
    }

    /**
     * On how many articles and pairs somebody had a word since the draft was composed. A decision that the draft follows
     * already is not counted; a pin that came and went is, as nobody knows whether the draft has one from before.
     */
    public long after(FrozenEdition draft) {
        Instant then = draft.cutOff();
        Collection<Set<String>> told = told(draft);
        long articles = Stream.concat(
                        picks.entrySet().stream()
                                .filter(pick -> pick.getValue().at().isAfter(then)),
                        topics.entrySet().stream()
                                .filter(topic -> topic.getValue().at().isAfter(then)))
                .map(Map.Entry::getKey)
                .distinct()
                .count();
        long pairs = stories.entrySet().stream()
                .filter(one -> one.getValue().at().isAfter(then))
                .filter(one -> isApart(one.getKey(), told)
                        == (one.getValue().decision().kind() == StoryDecision.Kind.SAME))
                .count();
        return articles + pairs;
    }

    /** The articles of each story of more than one. */
    private static Collection<Set<String>> told(FrozenEdition draft) {
        return draft.sections().stream()
                .flatMap(section -> section.stories().stream())
                .filter(story -> !story.alsoCoveredBy().isEmpty())
                .map(FrozenStory::ids)
                .toList();
    }

    private static boolean isApart(Set<String> pair, Collection<Set<String>> told) {
        return told.stream().noneMatch(story -> story.containsAll(pair));
    }
}
