package io.tidings.embedded;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail that SES accepted and rendered.
 *
 * @param messageId derived from recipient, tags and content, so that the same calls give the same ids in whatever order
 * @param to the recipient's address, without a display name
 * @param headers From, To, Reply-To and the custom headers, in the order in which they stand in the message
 * @param html the HTML part, or empty when there is none
 * @param text the text part, or empty when there is none
 * @param tags the message tags of the call, one value each
 * @param raw the octets of a mail that was given as a finished MIME message, one char each
 */
public record SentMail(
        String messageId,
        Instant at,
        String to,
        List<Header> headers,
        String subject,
        String html,
        String text,
        Map<String, String> tags,
        Optional<String> raw) {
    public SentMail {
        headers = List.copyOf(headers);
        tags = Map.copyOf(tags);
    }

    /** The message as SES would put it on the wire, but for the signatures: the same mail gives the same bytes. */
    public byte[] eml() {
        return MimeWriter.write(this);
    }
}
