package io.tidings.edition;

import java.util.List;

/** A topic's stories in an edition, in order. */
public record FrozenSection(String slug, String name, List<FrozenStory> stories) {
    public FrozenSection {
        stories = List.copyOf(stories);
    }
}
