package io.tidings.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a call says for all its messages. {@code configurationSet} is empty when there is none. */
record Envelope(String operation, String from, List<String> replyTo, String configurationSet) {
    static Envelope of(String operation, JsonNode call) {
        return new Envelope(
                operation,
                call.path("FromEmailAddress").asText(),
                Json.strings(call.path("ReplyToAddresses")),
                call.path("ConfigurationSetName").asText());
    }
}
