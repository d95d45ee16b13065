package io.tidings.delivery;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tidings.delivery.BulkMail.Entry;
import io.tidings.delivery.BulkMail.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The body of a bulk call, as the SDK would write it from a request object. The template is most of it and the same in every
 * call of an edition: it was made JSON once, and is copied. That saves a quarter of the CPU of a mail.
 */
final class BulkBody {
    private static final int BYTES_AN_ENTRY = 2_000;
    private static final JsonStringEncoder JSON = JsonStringEncoder.getInstance();

    private final StringBuilder text;

    private BulkBody(int entries) {
        text = new StringBuilder(entries * BYTES_AN_ENTRY);
    }

    static SdkBytes template(String subject, String html, String text) {
        BulkBody template = new BulkBody(0);
        template.text.append('{');
        template.string("Subject", subject).text.append(',');
        template.string("Html", html).text.append(',');
        template.string("Text", text).text.append('}');
        return SdkBytes.fromByteArrayUnsafe(template.utf8());
    }

    static byte[] of(BulkMail mail, Optional<String> configurationSet) {
        BulkBody before = new BulkBody(1);
        before.text.append('{');
        before.string("FromEmailAddress", mail.from()).text.append(',');
        if (!mail.replyTo().isEmpty()) {
            before.name("ReplyToAddresses")
                    .list(mail.replyTo(), BulkBody::string)
                    .append(',');
        }
        configurationSet.ifPresent(
                set -> before.string("ConfigurationSetName", set).text.append(','));
        before.name("DefaultEmailTags").list(mail.tags(), BulkBody::field).append(',');
        before.name("DefaultContent").text.append("{\"Template\":{\"TemplateContent\":");
        String common = common(mail.tags());
        BulkBody after = new BulkBody(mail.entries().size());
        after.text.append(',');
        after.string("TemplateData", mail.data()).text.append(',');
        after.name("Headers").list(mail.headers(), BulkBody::field).append("}},");
        after.name("BulkEmailEntries")
                .list(mail.entries(), (body, entry) -> body.entry(entry, common))
                .append('}');
        return joined(before.utf8(), mail.template().json().asByteArrayUnsafe(), after.utf8());
    }

    /** The tags that stand in every entry, made JSON once. */
    private static String common(List<Field> tags) {
        BulkBody all = new BulkBody(1);
        all.items(tags, BulkBody::field);
        return all.text.toString();
    }

    private void entry(Entry entry, String commonTags) {
        text.append("{\"Destination\":{\"ToAddresses\":[");
        string(entry.to());
        text.append("]},");
        // SES doesn't say whether an entry's tags come on top of the default ones: those stand in each entry, too.
        name("ReplacementTags").text.append('[').append(commonTags);
        items(entry.tags(), BulkBody::field).append("],");
        text.append("\"ReplacementEmailContent\":{\"ReplacementTemplate\":{");
        string("ReplacementTemplateData", entry.data()).text.append("}},");
        name("ReplacementHeaders").list(entry.headers(), BulkBody::field).append('}');
    }

    private void field(Field field) {
        text.append('{');
        string("Name", field.name()).text.append(',');
        string("Value", field.value()).text.append('}');
    }

    private <T> StringBuilder list(List<T> all, BiConsumer<BulkBody, T> write) {
        text.append('[');
        return items(all, write).append(']');
    }

    /** The items, with a comma before each that is not the first of its list. */
    private <T> StringBuilder items(List<T> all, BiConsumer<BulkBody, T> write) {
        for (T item : all) {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '[') {
                text.append(',');
            }
            write.accept(this, item);
        }
        return text;
    }

    private BulkBody string(String name, String value) {
        name(name).string(value);
        return this;
    }

    private BulkBody name(String name) {
        text.append('"').append(name).append("\":");
        return this;
    }

    private void string(String value) {
        text.append('"');
        int from = 0;
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            // spec: RFC 8259 7: quotation mark, reverse solidus and the control characters must be escaped
            if (character == '"' || character == '\\' || character < ' ') {
                text.append(value, from, at);
                escaped(character);
                from = at + 1;
            }
        }
        text.append(value, from, value.length()).append('"');
    }

    private void escaped(char character) {
        if (character < ' ') {
            text.append(JSON.quoteAsString(Character.toString(character)));
        } else {
            text.append('\\').append(character);
        }
    }

    private byte[] utf8() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] before, byte[] template, byte[] after) {
        byte[] all = new byte[before.length + template.length + after.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(template, 0, all, before.length, template.length);
        System.arraycopy(after, 0, all, before.length + template.length, after.length);
        return all;
    }
}
