package io.tidings.embedded;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/** What a message says, as it was given. A template is kept once, however many messages are made of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Templated.class, name = "templated"),
    @JsonSubTypes.Type(value = Content.Plain.class, name = "plain"),
    @JsonSubTypes.Type(value = Content.Raw.class, name = "raw"),
})
sealed interface Content {
    /** A template by its hash, with the replacement data that differ from its defaults. */
    record Templated(String hash, Map<String, Object> data) implements Content {}

    record Plain(String subject, String html, String text) implements Content {}

    /** A finished MIME message, each char one octet. */
    record Raw(String octets) implements Content {}
}
