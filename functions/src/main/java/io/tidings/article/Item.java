package io.tidings.article;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source wrote about one article, before anything is believed: texts with markup, dates as text, links as they
 * stand. {@link Field} says which names mean what.
 *
 * @param line where it began, from 1; 0 where there are no lines
 * @param values by the source's own names: String, Number, Boolean, or a List or Map of these
 * @param base what relative links are relative to
 */
record Item(long line, Map<String, Object> values, @Nullable URI base) implements Reading {

    /** Enough of it to recognise it by. */
    String excerpt() {
        var excerpt = new StringBuilder();
        values.forEach((name, value) -> {
            var text = String.valueOf(value);
            excerpt.append(name)
                    .append(": ")
                    .append(text, 0, Math.min(text.length(), 300))
                    .append("  ");
        });
        return excerpt.toString();
    }
}
