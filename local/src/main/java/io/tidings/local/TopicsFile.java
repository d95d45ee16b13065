package io.tidings.local;

import io.tidings.topic.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Topics as an editor writes them into a file without a header: on each line a name, a tab, and keywords with commas between
 * them. A keyword that begins with {@code -} is an exclusion. The name is a keyword, too.
 */
final class TopicsFile {

    private final List<Topic> topics = new ArrayList<>();
    private final List<Topic> written = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> slugs = new HashMap<>();

    private TopicsFile() {}

    static TopicsFile read(Path file) {
        TopicsFile topics = new TopicsFile();
        List<String> lines = TsvFile.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                topics.add(file, i + 1, lines.get(i));
            }
        }
        if (topics.topics.isEmpty()) {
            throw new Refusal(
                    file
                            + " has no topic. Write one on each line: a name, a tab, and about 12 keywords with commas between them.");
        }
        return topics;
    }

    List<Topic> topics() {
        return topics;
    }

    /** The same without the names among the keywords, but where the editor wrote them there. */
    List<Topic> written() {
        return written;
    }

    /** What is odd in the file, in sentences. */
    List<String> notes() {
        return notes;
    }

    /** The topic that a label names. */
    Optional<String> slug(String label) {
        return Optional.ofNullable(slugs.get(folded(label)));
    }

    private void add(Path file, int line, String text) {
        String[] parts = text.split("\t", -1);
        String name = parts[0].strip();
        if (name.isEmpty()) {
            throw new Refusal(file + ", line " + line + ": has no name before the tab. Write the topic's name there.");
        }
        Set<String> keywords = new LinkedHashSet<>();
        Set<String> exclusions = new LinkedHashSet<>();
        Arrays.stream(parts)
                .skip(1)
                .flatMap(part -> Arrays.stream(part.split("[,،、]")))
                .map(String::strip)
                .filter(keyword -> !keyword.isEmpty())
                .forEach(keyword -> {
                    if (keyword.startsWith("-")) {
                        exclusions.add(keyword.substring(1).strip());
                    } else {
                        keywords.add(keyword);
                    }
                });
        if (keywords.isEmpty()) {
            throw new Refusal(
                    file + ", line " + line + ": the topic \"" + name
                            + "\" has no keywords. Write a tab after its name and then about 12 keywords with commas between them.");
        }
        keywords.stream()
                .filter(keyword -> keyword.contains(";"))
                .forEach(keyword -> notes.add(file + ", line " + line + ": the keyword \"" + keyword
                        + "\" holds a semicolon. If it is several, put commas between them."));
        List<String> asWritten = List.copyOf(keywords);
        keywords.add(name);
        // No tag is like it, as one would settle the topic.
        String slug = "topic-" + line;
        if (slugs.putIfAbsent(folded(name), slug) != null) {
            throw new Refusal(file + ", line " + line + ": there is a topic \"" + name
                    + "\" above. Give them different names, or make them one.");
        }
        written.add(new Topic(slug, name, asWritten, List.of(), List.copyOf(exclusions)));
        topics.add(new Topic(slug, name, List.copyOf(keywords), List.of(), List.copyOf(exclusions)));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
