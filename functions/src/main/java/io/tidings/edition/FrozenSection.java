package io.tidings.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A topic's stories in an edition, in order. */
public record FrozenSection(String slug, String name, List<FrozenStory> stories) {
    public FrozenSection {
        stories = List.copyOf(stories);
    }

    /** Of all its stories, in order. */
    public Stream<FrozenArticle> articles() {
        return stories.stream().flatMap(FrozenStory::articles);
    }

    /** Its stories by what they share, in order; those that share nothing, or were put there by hand, first under an empty name. */
    public Map<String, List<FrozenStory>> groups() {
        List<FrozenStory> alone = stories.stream()
                .filter(story -> story.placedByHand() || story.group().isEmpty())
                .toList();
        Map<String, List<FrozenStory>> groups = new LinkedHashMap<>();
        if (!alone.isEmpty()) {
            groups.put("", alone);
        }
        for (FrozenStory story : stories) {
            story.group()
                    .filter(_ -> !story.placedByHand())
                    .ifPresent(name -> groups.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(story));
        }
        return groups;
    }
}
