package io.tidings.delivery;

import io.tidings.render.Fragment;
import java.util.List;
import java.util.Map;

/** A mail to one person. */
public record Letter(
        String from,
        List<String> replyTo,
        String to,
        String subject,
        Fragment body,
        Map<String, String> headers,
        Map<String, String> tags) {
    public Letter {
        replyTo = List.copyOf(replyTo);
        headers = Map.copyOf(headers);
        tags = Map.copyOf(tags);
    }
}
