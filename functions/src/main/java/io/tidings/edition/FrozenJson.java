package io.tidings.edition;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Frozen editions as JSON: fields in the order of the records, maps by key, UTF-8, no white space, so that the same edition
 * has the same bytes.
 */
final class FrozenJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(JsonTypes.module())
            .build();

    private FrozenJson() {}

    static byte[] write(FrozenEdition edition) {
        try {
            return MAPPER.writeValueAsBytes(edition);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the frozen edition " + edition.id(), e);
        }
    }

    /** Reads a document of a format that this code knows; {@code from} names it in errors. */
    static FrozenEdition read(byte[] json, String from) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            int format = tree.path("format").asInt();
            if (format != FrozenEdition.FORMAT) {
                throw new IllegalStateException(from + " has format " + format + ", and this version reads format "
                        + FrozenEdition.FORMAT + " only: deploy the version that wrote it");
            }
            return MAPPER.treeToValue(tree, FrozenEdition.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the frozen edition " + from, e);
        }
    }
}
