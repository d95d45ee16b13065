package io.tidings.topic;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A subject the editor defines.
 *
 * @param slug what it is known by in choices, links and tables: {@code [a-z0-9-]}, at most 40
 * @param name as readers see it
 * @param keywords words and phrases that tell of it; about a dozen
 * @param tagAliases tags of sources that mean this topic, whatever the text says
 * @param exclusions words and phrases that forbid it, whatever else speaks for it
 */
public record Topic(String slug, String name, List<String> keywords, List<String> tagAliases, List<String> exclusions) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public Topic {
        if (!SHAPE.matcher(slug).matches()) {
            throw new IllegalArgumentException("Not a topic's slug (a-z, 0-9 and -, at most 40): " + slug);
        }
        keywords = List.copyOf(keywords);
        tagAliases = List.copyOf(tagAliases);
        exclusions = List.copyOf(exclusions);
    }

    /** A topic that nothing forbids. */
    public Topic(String slug, String name, List<String> keywords, List<String> tagAliases) {
        this(slug, name, keywords, tagAliases, List.of());
    }
}
