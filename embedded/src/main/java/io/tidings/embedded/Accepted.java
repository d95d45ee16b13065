package io.tidings.embedded;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message SES answered for: from here on it is sent, whatever the caller heard.
 *
 * @param at ISO instant
 * @param subject as rendered; empty when the rendering failed
 * @param configurationSet without one SES publishes no events
 * @param failure why the rendering failed, then no mail was made
 */
record Accepted(
        String messageId,
        String at,
        String operation,
        String from,
        List<String> destinations,
        List<Header> headers,
        String subject,
        Map<String, String> tags,
        @Nullable String configurationSet,
        @Nullable String failure,
        Fate fate,
        Content content)
        implements LogEntry {

    Accepted {
        destinations = List.copyOf(destinations);
        headers = List.copyOf(headers);
        tags = Map.copyOf(tags);
    }

    Accepted as(String id) {
        return new Accepted(
                id,
                at,
                operation,
                from,
                destinations,
                headers,
                subject,
                tags,
                configurationSet,
                failure,
                fate,
                content);
    }

    @JsonIgnore
    boolean isMail() {
        return failure == null;
    }

    @JsonIgnore
    String edition() {
        return tags.getOrDefault("edition", "");
    }

    SentMail mail(Rendered rendered) {
        return new SentMail(
                messageId,
                Instant.parse(at),
                destinations.getFirst(),
                headers,
                rendered.subject(),
                rendered.html(),
                rendered.text(),
                tags,
                rendered.raw());
    }
}
