package io.tidings.topic;

import java.util.List;

/**
 * What the articles tell.
 *
 * @param stories in the order of their leads; every article is in exactly one
 * @param suggestions what an editor may want to merge, the most alike first; what was decided is not asked again
 */
public record FoundStories(List<Story> stories, List<Suggestion> suggestions) {

    public FoundStories {
        stories = List.copyOf(stories);
        suggestions = List.copyOf(suggestions);
    }
}
