package io.tidings.article;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one article: YAML front matter with its fields, then its text in CommonMark, whose first heading and first
 * paragraph stand in for a title and a summary that the front matter does not give.
 */
final class MarkdownItem {
    /** Characters; a text is longer, a summary needs no more. */
    private static final int LONGEST = 1_000_000;

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\s*---[ \\t]*\\R(.*?\\R)??(?:---|\\.\\.\\.)[ \\t]*(?:\\R(.*))?", Pattern.DOTALL);
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().build();

    private final Consumer<Reading> sink;

    MarkdownItem(Consumer<Reading> sink) {
        this.sink = sink;
    }

    void read(Reader reader) throws IOException, Unreadable {
        var text = start(reader);
        var parts = FRONT_MATTER.matcher(text);
        if (!parts.matches()) {
            throw new Unreadable(
                    1,
                    "Markdown without front matter between two lines of ---",
                    text.substring(0, Math.min(300, text.length())));
        }
        var values = frontMatter(Optional.ofNullable(parts.group(1)).orElse(""));
        Optional.ofNullable(parts.group(2)).ifPresent(body -> fill(values, body));
        sink.accept(new Item(1, values, null));
    }

    private static String start(Reader reader) throws IOException {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        for (int got = reader.read(buffer); got >= 0 && text.length() < LONGEST; got = reader.read(buffer)) {
            text.append(buffer, 0, got);
        }
        return text.toString();
    }

    private static Map<String, Object> frontMatter(String yaml) throws Unreadable {
        if (yaml.isBlank()) {
            return new LinkedHashMap<>();
        }
        try {
            var values = Optional.ofNullable(
                    YAML.readValue(yaml, new TypeReference<@Nullable LinkedHashMap<String, @Nullable Object>>() {}));
            var present = new LinkedHashMap<String, Object>();
            values.orElseGet(LinkedHashMap::new).forEach((name, value) -> {
                if (value != null) {
                    present.put(name, value);
                }
            });
            return present;
        } catch (JacksonException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr() + 1;
            throw new Unreadable(line, "front matter that is no YAML (quote texts with a colon in them)", yaml, e);
        }
    }

    private static void fill(Map<String, Object> values, String body) {
        var fields = new Fields(values);
        var outline = outline(body);
        if (fields.text(Field.TITLE).isEmpty()) {
            outline.heading.ifPresent(heading -> values.put("title", heading));
        }
        if (fields.text(Field.SUMMARY).isEmpty()) {
            outline.paragraph.ifPresent(paragraph -> values.put("summary", paragraph));
        }
    }

    private static Outline outline(String body) {
        var outline = new Outline();
        try {
            MARKDOWN.parse(body).accept(outline);
        } catch (StackOverflowError e) {
            // Quotes within quotes within quotes: the visitor goes as deep as the text. What was found until then
            // stands.
        }
        return outline;
    }

    /** The first heading of the first level and the first paragraph with words in it, as HTML. */
    private static final class Outline extends AbstractVisitor {
        private Optional<String> heading = Optional.empty();
        private Optional<String> paragraph = Optional.empty();

        @Override
        public void visit(Heading node) {
            if (node.getLevel() == 1 && heading.isEmpty()) {
                heading = words(node);
            }
        }

        @Override
        public void visit(Paragraph node) {
            if (paragraph.isEmpty()) {
                paragraph = words(node);
            }
        }

        private static Optional<String> words(Node node) {
            return Optional.of(HTML.render(node))
                    .filter(html -> !PlainText.of(html).isEmpty());
        }
    }
}
