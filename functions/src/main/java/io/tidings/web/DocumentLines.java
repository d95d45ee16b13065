package io.tidings.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.tidings.edition.DocumentText;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** On which line of a JSON document a place stands, for those who correct it in a text field. */
record DocumentLines(Map<String, Integer> byPointer) {

    private static final JsonFactory JSON = new JsonFactory();

    static DocumentLines of(String json) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = JSON.createParser(DocumentText.withoutMark(json))) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException _) {
            // What is no JSON has lines up to there; its problem names the place itself.
            return new DocumentLines(Map.copyOf(lines));
        }
        return new DocumentLines(Map.copyOf(lines));
    }

    /** Of a JSON pointer, or of the nearest place around it that is there, as for a field that is missing; the first is 1. */
    int line(String pointer) {
        for (String place = pointer; !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            Integer line = byPointer.get(place);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }
}
