package io.tidings.embedded;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntry;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendBulkEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** Calls as the tests make them. */
final class SesCalls {
    static final String FROM = "Tidings <news@tidings.example>";
    static final String CONFIGURATION_SET = "tidings";

    private SesCalls() {}

    static SendEmailRequest.Builder simple(String to) {
        return SendEmailRequest.builder()
                .fromEmailAddress(FROM)
                .configurationSetName(CONFIGURATION_SET)
                .destination(d -> d.toAddresses(to))
                .content(c -> c.simple(m -> m.subject(s -> s.data("Please confirm"))
                        .body(b -> b.html(h -> h.data("<p>Confirm</p>")).text(t -> t.data("Confirm")))));
    }

    static SendBulkEmailRequest.Builder bulk(String html, List<BulkEmailEntry> entries) {
        return SendBulkEmailRequest.builder()
                .fromEmailAddress(FROM)
                .configurationSetName(CONFIGURATION_SET)
                .defaultEmailTags(tag("edition", "weekly-2026-01-05"))
                .defaultContent(c -> c.template(t -> t.templateContent(content ->
                                content.subject("{{subject}}").html(html).text("{{subject}}"))
                        .templateData("{\"subject\":\"The week\"}")
                        .headers(header("List-Id", "Weekly <weekly.tidings.example>"))))
                .bulkEmailEntries(entries);
    }

    static BulkEmailEntry entry(String to, Map<String, String> data) {
        return entry(to, data, e -> e);
    }

    static BulkEmailEntry entry(String to, Map<String, String> data, UnaryOperator<BulkEmailEntry.Builder> more) {
        var json = new String(Json.bytes(data), java.nio.charset.StandardCharsets.UTF_8);
        return more.apply(BulkEmailEntry.builder()
                        .destination(d -> d.toAddresses(to))
                        .replacementEmailContent(c -> c.replacementTemplate(t -> t.replacementTemplateData(json))))
                .build();
    }

    static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }

    static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }
}
