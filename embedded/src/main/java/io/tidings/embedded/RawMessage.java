package io.tidings.embedded;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A finished MIME message that a caller gave, taken apart as far as the mailbox shows it. Each char is one octet. */
record RawMessage(Rendered rendered, List<Header> headers) {
    /** @throws SesError when it is no message */
    static RawMessage parse(String octets) {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(octets.getBytes(StandardCharsets.ISO_8859_1)));
            var headers = new ArrayList<Header>();
            for (var header : Collections.list(message.getAllHeaders())) {
                headers.add(new Header(header.getName(), header.getValue().replaceAll("\\r?\\n[ \\t]*", " ")));
            }
            var subject = message.getSubject();
            var rendered = new Rendered(
                    subject == null ? "" : subject,
                    body(message, "text/html"),
                    body(message, "text/plain"),
                    Optional.of(octets));
            return new RawMessage(rendered, headers);
        } catch (MessagingException | IOException e) {
            throw SesError.badRequest("Raw message is not MIME: " + e.getMessage());
        }
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return text;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = body(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
