package io.tidings.delivery;

import java.util.List;
import java.util.Map;

/**
 * One bulk call: a template of SES's own kind, and a row of values for each recipient.
 *
 * @param data values for every name of the template, in force where an entry gives none
 * @param tags event tags of every mail
 */
record BulkMail(
        String from,
        List<String> replyTo,
        SesTemplate template,
        String data,
        Map<String, String> headers,
        Map<String, String> tags,
        List<Entry> entries) {
    // spec: SES: "The maximum number of destinations per SendBulkEmail operation is 50"
    static final int MOST_ENTRIES = 50;

    BulkMail {
        replyTo = List.copyOf(replyTo);
        headers = Map.copyOf(headers);
        tags = Map.copyOf(tags);
        entries = List.copyOf(entries);
    }

    BulkMail with(List<Entry> others) {
        return new BulkMail(from, replyTo, template, data, headers, tags, others);
    }

    /** Subject, HTML and text with SES's placeholders. */
    record SesTemplate(String subject, String html, String text) {}

    /** One recipient: where, with which values, own headers and own tags. */
    record Entry(int slot, String to, String data, Map<String, String> headers, Map<String, String> tags) {}
}
