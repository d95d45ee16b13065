package io.tidings.edition;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidings.render.Fragment;
import io.tidings.table.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Frozen editions as JSON: fields in the order of the records, maps by key, UTF-8, no white space, so that the same edition
 * has the same bytes.
 */
final class FrozenJson {

    /** Made only where a whole edition is read or written. */
    private static final class Mapper {
        private static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(JsonTypes.module())
                .build();
    }

    private FrozenJson() {}

    static byte[] write(FrozenEdition edition) {
        try {
            return Mapper.MAPPER.writeValueAsBytes(edition);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the frozen edition " + edition.id(), e);
        }
    }

    /** Reads a document of a format that this code knows; {@code from} names it in errors. */
    static FrozenEdition read(byte[] json, String from) {
        try {
            return Mapper.MAPPER.treeToValue(known(Mapper.MAPPER.readTree(json), from), FrozenEdition.class);
        } catch (IOException e) {
            throw unreadable(from, e);
        }
    }

    /** Of such a document what readers get: without the mapper, a fifth of what a sender's cold start would take. */
    static PrintedEdition printed(byte[] json, String from) {
        try {
            return printed(known(JsonTree.read(json), from));
        } catch (IOException e) {
            throw unreadable(from, e);
        }
    }

    private static UncheckedIOException unreadable(String from, IOException e) {
        return new UncheckedIOException("Reading the frozen edition " + from, e);
    }

    private static JsonNode known(JsonNode edition, String from) {
        int format = edition.path("format").asInt();
        if (format != FrozenEdition.FORMAT) {
            throw new IllegalStateException(from + " has format " + format + ", and this version reads format "
                    + FrozenEdition.FORMAT + " only: deploy the version that wrote it");
        }
        return edition;
    }

    private static PrintedEdition printed(JsonNode edition) {
        JsonNode sender = edition.required("sender");
        Map<String, FrozenMail> mails = new HashMap<>();
        edition.required("mails").properties().forEach(mail -> mails.put(mail.getKey(), mail(mail.getValue())));
        return new PrintedEdition(
                new EditionId(text(edition, "id")),
                new NewsletterId(text(edition, "newsletter")),
                text(edition, "newsletterName"),
                new Sender(text(sender, "name"), text(sender, "address")),
                present(edition, "replyTo").map(JsonNode::asText),
                text(edition, "locale"),
                text(edition, "zone"),
                Instant.parse(text(edition, "cutOff")),
                present(edition, "localTime").map(JsonNode::asText).map(LocalDateTime::parse),
                edition.required("number").asLong(),
                edition.required("sections")
                        .valueStream()
                        .map(section -> text(section, "slug"))
                        .toList(),
                mails);
    }

    private static FrozenMail mail(JsonNode mail) {
        return new FrozenMail(
                text(mail, "locale"),
                fragment(mail.required("head")),
                mail.required("sections").valueStream().map(FrozenJson::part).toList(),
                fragment(mail.required("foot")));
    }

    private static SectionPart part(JsonNode part) {
        return new SectionPart(
                text(part, "slug"),
                fragment(part.required("fragment")),
                text(part, "subject"),
                text(part, "preheader"),
                present(part, "whole").map(FrozenJson::fragment));
    }

    private static Fragment fragment(JsonNode fragment) {
        return new Fragment(text(fragment, "html"), text(fragment, "text"));
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).asText();
    }

    /** An empty Optional was written as null. */
    private static Optional<JsonNode> present(JsonNode node, String name) {
        return Optional.of(node.path(name)).filter(value -> !value.isNull() && !value.isMissingNode());
    }
}
