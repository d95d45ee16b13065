package io.tidings.article;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A DynamoDB table somebody else writes articles to, and how to ask it for the newest: by one value of the partition key,
 * in the order of a date that is the sort key of the table or of the index.
 *
 * @param dateAttribute ISO 8601 text, or a number of seconds or milliseconds since 1970
 * @param attributeNames for what the table names otherwise: {@code url}, {@code title}, {@code summary}, {@code tags},
 *     {@code publishedAt}, {@code withdrawn} to the attribute's name
 */
public record TableSourceSettings(
        SourceName source,
        String table,
        @Nullable String index,
        String partitionKey,
        String partitionValue,
        String dateAttribute,
        Map<String, String> attributeNames) {

    public TableSourceSettings {
        require(table, "table");
        require(partitionKey, "partitionKey");
        require(partitionValue, "partitionValue");
        require(dateAttribute, "dateAttribute");
        if (index != null) {
            require(index, "index");
        }
        attributeNames = Map.copyOf(attributeNames);
    }

    /** Tells what is asked apart: how far one table was read says nothing of another. */
    String fingerprint() {
        return Fingerprint.sha256(String.join(
                        "\u0000",
                        table,
                        Optional.ofNullable(index).orElse(""),
                        partitionKey,
                        partitionValue,
                        dateAttribute))
                .substring(0, 16);
    }

    private static void require(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a table source needs a " + name);
        }
    }
}
