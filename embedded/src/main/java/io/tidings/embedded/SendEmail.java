package io.tidings.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SES v2's {@code SendEmail}: one message, simple, raw or from a template. */
final class SendEmail {
    private final Account account;
    private final Outbox outbox;
    private final Templated templated;

    SendEmail(Account account, Outbox outbox) {
        this.account = account;
        this.outbox = outbox;
        this.templated = new Templated(outbox);
    }

    JsonNode answer(JsonNode call) {
        var outgoing = outgoing(call);
        account.requireSender(outgoing.envelope().from(), outgoing.envelope().configurationSet());
        check(outgoing);
        var draft = outbox.draft(outgoing);
        if (draft.rendered().size() > account.limits().messageBytes()) {
            throw new SesError(
                    400,
                    "MessageRejected",
                    "Message length is more than " + account.limits().messageBytes() + " bytes long.");
        }
        switch (account.take(outgoing.recipients().addresses().size())) {
            case SEND -> {}
            case TOO_FAST -> throw SesError.throttled();
            case DAY_IS_FULL -> throw SesError.dayIsFull();
        }
        return Json.object().put("MessageId", outbox.accept(List.of(draft)).getFirst());
    }

    private void check(Outgoing outgoing) {
        var addresses = outgoing.recipients().addresses();
        if (addresses.isEmpty() || addresses.size() > account.limits().destinations()) {
            throw SesError.badRequest(
                    "Recipient count is not 1 to " + account.limits().destinations() + ".");
        }
        Checks.of(outgoing, account.limits()).ifPresent(problem -> {
            throw SesError.badRequest(problem);
        });
    }

    private Outgoing outgoing(JsonNode call) {
        var envelope = Envelope.of("SendEmail", call);
        var recipients = Outgoing.Recipients.of(call.path("Destination"));
        var content = call.path("Content");
        var tags = tags(call.path("EmailTags"));
        if (content.has("Simple")) {
            var simple = content.path("Simple");
            var plain = new Content.Plain(
                    simple.path("Subject").path("Data").asText(),
                    simple.path("Body").path("Html").path("Data").asText(),
                    simple.path("Body").path("Text").path("Data").asText());
            return new Outgoing(envelope, recipients, Json.pairs(simple.path("Headers")), tags, plain);
        }
        if (content.has("Template")) {
            var template = content.path("Template");
            var body = new Content.Templated(templated.keep(template, account.limits()), Map.of());
            return new Outgoing(envelope, recipients, Json.pairs(template.path("Headers")), tags, body);
        }
        if (content.has("Raw")) {
            return raw(
                    envelope, recipients, tags, content.path("Raw").path("Data").asText());
        }
        throw SesError.badRequest("Content has neither Simple nor Raw nor Template.");
    }

    private static Outgoing raw(
            Envelope envelope, Outgoing.Recipients recipients, Map<String, String> tags, String data) {
        var octets = new String(Base64.getDecoder().decode(data), StandardCharsets.ISO_8859_1);
        var headers = RawMessage.parse(octets).headers();
        var from = envelope.from().isEmpty() ? value(headers, "From") : envelope.from();
        var to = recipients.mailboxes().isEmpty()
                ? new Outgoing.Recipients(List.of(value(headers, "To").split("\\s*,\\s*", -1)), List.of(), List.of())
                : recipients;
        return new Outgoing(
                new Envelope(envelope.operation(), from, List.of(), envelope.configurationSet()),
                to,
                List.of(),
                tags,
                new Content.Raw(octets));
    }

    private static String value(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    /** A list of name and value as a map; the last of a name stands. */
    static Map<String, String> tags(JsonNode array) {
        var tags = new LinkedHashMap<String, String>();
        Json.pairs(array).forEach(tag -> tags.put(tag.name(), tag.value()));
        return tags;
    }
}
