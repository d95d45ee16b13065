package io.tidings.edition;

import java.util.List;
import java.util.Map;

/**
 * What an editor wants of the order of stories.
 *
 * @param sources weights by source; 1 where none is named
 * @param topics weights by topic's slug; they decide between topics that fit nearly alike, and whose stories stay when the
 *     mail is full
 * @param preferred sources that lead a story they tell, the most wanted first
 * @param diversity from 0 (only the score counts) to 1 (only being unlike what stands there already)
 */
public record RankingSettings(
        Map<String, Double> sources, Map<String, Double> topics, List<String> preferred, double diversity) {

    /** What holds where the newsletter says nothing else. */
    public static final RankingSettings USUAL = new RankingSettings(Map.of(), Map.of(), List.of(), 0.3);

    public RankingSettings {
        sources = Map.copyOf(sources);
        topics = Map.copyOf(topics);
        preferred = List.copyOf(preferred);
    }

    double source(String name) {
        return sources.getOrDefault(name, 1.0);
    }

    double topic(String slug) {
        return topics.getOrDefault(slug, 1.0);
    }
}
