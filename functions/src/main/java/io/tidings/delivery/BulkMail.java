package io.tidings.delivery;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.List;
import java.util.Map;

/**
 * One bulk call: a template of SES's own kind, and a row of values for each recipient.
 *
 * @param data values for every name of the template, in force where an entry gives none
 * @param tags event tags of every mail, beside each entry's own
 */
record BulkMail(
        String from,
        List<String> replyTo,
        SesTemplate template,
        String data,
        List<Field> headers,
        List<Field> tags,
        List<Entry> entries) {
    // spec: SES: "The maximum number of destinations per SendBulkEmail operation is 50"
    static final int MOST_ENTRIES = 50;

    BulkMail {
        replyTo = List.copyOf(replyTo);
        headers = List.copyOf(headers);
        tags = List.copyOf(tags);
        entries = List.copyOf(entries);
    }

    BulkMail with(List<Entry> others) {
        return new BulkMail(from, replyTo, template, data, headers, tags, others);
    }

    /** Subject, HTML and text with SES's placeholders, and the JSON of all three: it is the same in every call. */
    record SesTemplate(String subject, String html, String text, SerializedString json) {
        SesTemplate(String subject, String html, String text) {
            this(subject, html, text, BulkBody.template(subject, html, text));
        }
    }

    /** One recipient: where, with which values, own headers and own tags. */
    record Entry(int slot, String to, String data, List<Field> headers, List<Field> tags) {}

    /** A header or a tag. */
    record Field(String name, String value) {
        static List<Field> all(Map<String, String> fields) {
            return fields.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(field -> new Field(field.getKey(), field.getValue()))
                    .toList();
        }
    }
}
