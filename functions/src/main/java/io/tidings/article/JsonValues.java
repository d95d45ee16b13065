package io.tidings.article;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of JSON as plain Java, no deeper, longer and more than an article can need. */
final class JsonValues {
    private static final int DEEPEST = 2;
    private static final int MOST = 100;

    private JsonValues() {}

    /** The value the parser stands on; null for null and for what lies too deep. */
    static @Nullable Object read(JsonParser parser) throws IOException {
        return value(parser, 0);
    }

    private static @Nullable Object value(JsonParser parser, int depth) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> text(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> list(parser, depth);
            case START_OBJECT -> map(parser, depth);
            default -> null;
        };
    }

    private static String text(JsonParser parser) throws IOException {
        int length = Math.min(parser.getTextLength(), PlainText.LONGEST);
        return new String(parser.getTextCharacters(), parser.getTextOffset(), length);
    }

    private static Object number(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() < 18
                ? (Object) parser.getLongValue()
                : parser.getText();
    }

    private static @Nullable Object list(JsonParser parser, int depth) throws IOException {
        if (depth >= DEEPEST) {
            parser.skipChildren();
            return null;
        }
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var value = value(parser, depth + 1);
            if (value != null && list.size() < MOST) {
                list.add(value);
            }
        }
        return list;
    }

    private static @Nullable Object map(JsonParser parser, int depth) throws IOException {
        if (depth >= DEEPEST) {
            parser.skipChildren();
            return null;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            var value = value(parser, depth + 1);
            if (value != null && map.size() < MOST) {
                map.put(name, value);
            }
        }
        return map;
    }
}
