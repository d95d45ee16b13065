package io.tidings.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as a stream: an array of articles, one article, several one after the other, or a JSON Feed. Values that are
 * never looked at are skipped without being held.
 */
final class JsonItems {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final Set<String> LISTS = Set.of("items", "articles", "entries");
    private static final Set<String> BASES = Set.of("home_page_url", "feed_url");

    private final Consumer<Reading> sink;
    private Map<String, Object> current = Map.of();

    JsonItems(Consumer<Reading> sink) {
        this.sink = sink;
    }

    /** Whether this is one whole value, and nothing else. */
    static boolean isComplete(String text) {
        try (var parser = FACTORY.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    void read(Reader text) throws IOException, Unreadable {
        try (var parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                switch (parser.currentToken()) {
                    case START_ARRAY -> readElements(parser, Optional.empty(), null);
                    case START_OBJECT -> readDocument(parser);
                    default -> rejectValue(parser);
                }
            }
        } catch (JsonProcessingException e) {
            throw unreadable(e, current);
        }
    }

    /** One line's article; anything after it makes the line unreadable. */
    static Map<String, Object> object(String line, long number) throws Unreadable {
        var values = new LinkedHashMap<String, Object>();
        try (var parser = FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable(number, "not a JSON object", line);
            }
            readFields(parser, values);
            if (parser.nextToken() != null) {
                throw new Unreadable(number, "more than one JSON object in a line", line);
            }
            return values;
        } catch (JsonEOFException e) {
            throw new Unreadable(number, "the line ends in the middle of an article (cut off?)", line, e);
        } catch (IOException e) {
            throw new Unreadable(number, "not valid JSON", line, e);
        }
    }

    private void readElements(JsonParser parser, Optional<String> source, @Nullable URI base) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                rejectValue(parser);
                continue;
            }
            long line = line(parser);
            var values = new LinkedHashMap<String, Object>();
            current = values;
            readFields(parser, values);
            source.ifPresent(name -> values.putIfAbsent("source", name));
            sink.accept(new Item(line, values, base));
            current = Map.of();
        }
    }

    /** An article, or a feed with a list of them: which one shows when the list comes. */
    private void readDocument(JsonParser parser) throws IOException {
        long line = line(parser);
        var values = new LinkedHashMap<String, Object>();
        current = values;
        var isFeed = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && LISTS.contains(name)) {
                isFeed = true;
                readElements(parser, Optional.ofNullable(values.get("title")).map(Object::toString), base(values));
            } else {
                readValue(parser, name, values, BASES.contains(name));
            }
        }
        current = Map.of();
        if (!isFeed) {
            sink.accept(new Item(line, values, null));
        }
    }

    private static @Nullable URI base(Map<String, Object> feed) {
        return BASES.stream()
                .sorted(Comparator.reverseOrder())
                .map(name -> Optional.ofNullable(feed.get(name)).map(Object::toString))
                .flatMap(Optional::stream)
                .flatMap(text -> CanonicalUrl.find(text).stream())
                .findFirst()
                .orElse(null);
    }

    private static void readFields(JsonParser parser, Map<String, Object> values) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            readValue(parser, name, values, false);
        }
    }

    private static void readValue(JsonParser parser, String name, Map<String, Object> values, boolean isWanted)
            throws IOException {
        if (isWanted || Fields.isKnown(name)) {
            var value = JsonValues.read(parser);
            if (value != null) {
                values.put(name, value);
            }
        } else {
            parser.skipChildren();
        }
    }

    private void rejectValue(JsonParser parser) throws IOException {
        var line = line(parser);
        var excerpt = parser.currentToken().isScalarValue() ? parser.getText() : "[";
        parser.skipChildren();
        sink.accept(new Rejection(line, "not a JSON object", excerpt));
    }

    private static long line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private static Unreadable unreadable(JsonProcessingException e, Map<String, Object> begun) {
        var reason =
                switch (e) {
                    case JsonEOFException eof -> "the file ends in the middle of an article (cut off?)";
                    case JsonParseException syntax -> "not valid JSON from here on";
                    default -> "JSON beyond what is taken (a text over 20 MB, or nested too deep)";
                };
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return new Unreadable(line, reason, new Item(line, begun, null).excerpt(), e);
    }
}
