package io.tidings.article;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats of the drop. What a file holds decides; its name is asked only where that is no help. */
enum Format {
    /** An array of articles, one article, or a JSON Feed. */
    JSON,
    /** One article a line. */
    NDJSON,
    /** RSS or Atom. */
    FEED,
    /** One article: YAML front matter and its text. */
    MARKDOWN;

    private static final Pattern FRONT_MATTER = Pattern.compile("(?s)---[ \\t]*\\R.*");
    private static final Pattern HTML_PAGE = Pattern.compile("(?is)(<\\?xml[^>]*>\\s*)?<(!doctype\\s+html|html)\\b.*");

    /**
     * The format of a file.
     *
     * @param head how it begins
     * @param name what it is called, without {@code .gz}
     */
    static Format of(String head, String name) throws Unreadable {
        var text = head.stripLeading();
        if (text.isEmpty()) {
            throw new Unreadable(1, "the file is empty", "");
        }
        if (HTML_PAGE.matcher(text).matches()) {
            throw new Unreadable(1, "a web page, not a feed", text.substring(0, Math.min(200, text.length())));
        }
        return sniffed(text, named(name))
                .or(() -> named(name))
                .orElseThrow(() -> new Unreadable(
                        1,
                        "neither JSON, NDJSON, RSS, Atom, JSON Feed nor Markdown",
                        text.substring(0, Math.min(200, text.length()))));
    }

    private static Optional<Format> sniffed(String text, Optional<Format> named) {
        return switch (text.charAt(0)) {
            case '[' -> Optional.of(JSON);
            case '{' -> Optional.of(isLines(text, named) ? NDJSON : JSON);
            case '<' -> Optional.of(FEED);
            default -> FRONT_MATTER.matcher(text).matches() ? Optional.of(MARKDOWN) : Optional.empty();
        };
    }

    private static boolean isLines(String text, Optional<Format> named) {
        int end = text.indexOf('\n');
        var first = end < 0 ? text : text.substring(0, end);
        var more = end >= 0 && text.substring(end).stripLeading().startsWith("{");
        var isNamed = named.filter(NDJSON::equals).isPresent();
        return (more || isNamed) && (isNamed || JsonItems.isComplete(first));
    }

    private static Optional<Format> named(String name) {
        var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "json" -> Optional.of(JSON);
            case "ndjson", "jsonl" -> Optional.of(NDJSON);
            case "xml", "rss", "atom", "rdf" -> Optional.of(FEED);
            case "md", "markdown" -> Optional.of(MARKDOWN);
            default -> Optional.empty();
        };
    }
}
