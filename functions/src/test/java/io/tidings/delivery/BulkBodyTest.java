package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.delivery.BulkMail.Entry;
import io.tidings.delivery.BulkMail.Field;
import io.tidings.delivery.BulkMail.SesTemplate;
import io.tidings.embedded.EmbeddedClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntry;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendBulkEmailRequest;

/** The body written by hand must be, to the last field, what the SDK itself makes of the same call. */
final class BulkBodyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Field LIST_ID = new Field("List-Id", "\"Weekly\" <weekly.example.org>");
    private static final Field EDITION = new Field("edition", "weekly-2026-03-02");
    private static final BulkMail MAIL = new BulkMail(
            "\"\u00dcbersicht\" <news@example.org>",
            List.of("editor@example.org"),
            new SesTemplate(
                    "{{subject}}",
                    "<a href=\"x\">\u00e9\ud83d\ude80</a>\n\t\u0001\\",
                    "text\r\n{{#if s_0}}\u2028{{/if}}"),
            "{\"subject\":\"\"}",
            List.of(LIST_ID),
            List.of(EDITION),
            List.of(
                    entry(0, "{\"subject\":\"R&D \\\"quoted\\\" \u20ac\",\"s_0\":true}"),
                    entry(1, "{\"subject\":\"\ud83d\ude80\",\"s_0\":false}")));

    private static Entry entry(int slot, String data) {
        return new Entry(
                slot,
                "reader" + slot + "@example.org",
                data,
                List.of(new Field("List-Unsubscribe", "<https://example.org/u/" + slot + ">")),
                List.of(new Field("slot", Integer.toString(slot))));
    }

    @Test
    void theBodyIsWhatTheSdkWouldWrite() throws IOException {
        byte[] body = BulkBody.of(MAIL, Optional.of("tidings"));

        assertThat(JSON.readTree(body)).isEqualTo(bySdk(MAIL, Optional.of("tidings")));
    }

    @Test
    void whatIsNotThereIsLeftOut() throws IOException {
        BulkMail mail = new BulkMail(
                MAIL.from(), List.of(), MAIL.template(), MAIL.data(), MAIL.headers(), MAIL.tags(), MAIL.entries());

        JsonNode body = JSON.readTree(BulkBody.of(mail, Optional.empty()));

        assertThat(body.has("ReplyToAddresses")).isFalse();
        assertThat(body.has("ConfigurationSetName")).isFalse();
        assertThat(body.path("BulkEmailEntries")).hasSize(2);
    }

    @Test
    void anEntryWithoutTagsOfItsOwnHasTheCommonOnes() throws IOException {
        Entry bare = new Entry(0, "reader@example.org", "{}", List.of(), List.of());
        BulkMail mail = MAIL.with(List.of(bare));

        assertThat(JSON.readTree(BulkBody.of(mail, Optional.of("tidings"))))
                .isEqualTo(bySdk(mail, Optional.of("tidings")));
    }

    private static JsonNode bySdk(BulkMail mail, Optional<String> configurationSet) {
        Capture capture = new Capture();
        try (var client = EmbeddedClients.ses(URI.create("http://localhost:1"))
                .overrideConfiguration(with -> with.addExecutionInterceptor(capture))
                .build()) {
            client.sendBulkEmail(SendBulkEmailRequest.builder()
                    .fromEmailAddress(mail.from())
                    .replyToAddresses(mail.replyTo())
                    .configurationSetName(configurationSet.orElse(null))
                    .defaultEmailTags(tags(mail.tags()))
                    .defaultContent(content -> content.template(template -> template.templateContent(
                                    inline -> inline.subject(mail.template().subject())
                                            .html(mail.template().html())
                                            .text(mail.template().text()))
                            .templateData(mail.data())
                            .headers(headers(mail.headers()))))
                    .bulkEmailEntries(mail.entries().stream()
                            .map(entry -> bySdk(mail, entry))
                            .toList())
                    .build());
        } catch (AbortedException captured) {
            return capture.bodies.getFirst();
        }
        throw new AssertionError("The call was not stopped.");
    }

    private static BulkEmailEntry bySdk(BulkMail mail, Entry entry) {
        List<Field> tags = new ArrayList<>(mail.tags());
        tags.addAll(entry.tags());
        return BulkEmailEntry.builder()
                .destination(to -> to.toAddresses(entry.to()))
                .replacementTags(tags(tags))
                .replacementHeaders(headers(entry.headers()))
                .replacementEmailContent(
                        content -> content.replacementTemplate(row -> row.replacementTemplateData(entry.data())))
                .build();
    }

    private static List<MessageTag> tags(List<Field> fields) {
        return fields.stream()
                .map(field -> MessageTag.builder()
                        .name(field.name())
                        .value(field.value())
                        .build())
                .toList();
    }

    private static List<MessageHeader> headers(List<Field> fields) {
        return fields.stream()
                .map(field -> MessageHeader.builder()
                        .name(field.name())
                        .value(field.value())
                        .build())
                .toList();
    }

    /** Reads the body, and lets the call go no further. */
    private static final class Capture implements ExecutionInterceptor {
        private final List<JsonNode> bodies = new ArrayList<>();

        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            try (var in =
                    context.requestBody().orElseThrow().contentStreamProvider().newStream()) {
                bodies.add(JSON.readTree(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw AbortedException.create("captured");
        }
    }
}
