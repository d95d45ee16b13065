package io.tidings.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One message of a call: to whom, with which headers, tags and content. */
record Outgoing(
        Envelope envelope,
        Recipients recipients,
        List<Header> customHeaders,
        Map<String, String> tags,
        Content content) {

    record Recipients(List<String> to, List<String> cc, List<String> bcc) {
        static Recipients of(JsonNode destination) {
            return new Recipients(
                    Json.strings(destination.path("ToAddresses")),
                    Json.strings(destination.path("CcAddresses")),
                    Json.strings(destination.path("BccAddresses")));
        }

        List<String> mailboxes() {
            return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
        }

        List<String> addresses() {
            return mailboxes().stream().map(Addresses::bare).toList();
        }
    }

    /** All headers of the message but subject, date and id, in the order they are written. */
    List<Header> headers() {
        var all = new ArrayList<Header>();
        all.add(new Header("From", envelope.from()));
        addresses(all, "Reply-To", envelope.replyTo());
        addresses(all, "To", recipients.to());
        addresses(all, "Cc", recipients.cc());
        all.addAll(customHeaders);
        if (!envelope.configurationSet().isEmpty()) {
            all.add(new Header("X-SES-CONFIGURATION-SET", envelope.configurationSet()));
        }
        return all;
    }

    private static void addresses(List<Header> all, String name, List<String> mailboxes) {
        if (!mailboxes.isEmpty()) {
            all.add(new Header(name, String.join(", ", mailboxes)));
        }
    }

    /** A hash of all that makes this mail differ from others. */
    String hash() {
        var parts = new ArrayList<>(recipients.addresses());
        new TreeMap<>(tags).forEach((name, value) -> parts.add(name + "=" + value));
        headers().forEach(header -> parts.add(header.name() + ": " + header.value()));
        switch (content) {
            // the template's own hash and the data say what the rendered bodies would, in far fewer octets
            case Content.Templated t -> parts.addAll(List.of(t.hash(), new TreeMap<>(t.data()).toString()));
            case Content.Plain p -> parts.addAll(List.of(p.subject(), p.html(), p.text()));
            case Content.Raw r -> parts.add(r.octets());
        }
        return Hashes.hex(parts);
    }
}
