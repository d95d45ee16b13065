package io.tidings.embedded;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Writes a mail as SES would put it on the wire, but for signatures. The same mail gives the same bytes. */
final class MimeWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> ADDRESS_HEADERS = Set.of("from", "reply-to", "to", "cc");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
    private final SentMail mail;

    private MimeWriter(SentMail mail) {
        this.mail = mail;
    }

    static byte[] write(SentMail mail) {
        var writer = new MimeWriter(mail);
        if (mail.raw().isPresent()) {
            writer.raw(mail.raw().get());
        } else {
            writer.made();
        }
        return writer.out.toByteArray();
    }

    private void made() {
        for (var header : mail.headers()) {
            line(
                    ADDRESS_HEADERS.contains(header.name().toLowerCase(Locale.ROOT))
                            ? HeaderLines.addresses(header.name(), header.value())
                            : HeaderLines.text(header.name(), header.value()));
        }
        line(HeaderLines.text("Subject", mail.subject()));
        own();
        line("MIME-Version: 1.0");
        if (!mail.html().isEmpty() && !mail.text().isEmpty()) {
            alternative();
        } else if (!mail.html().isEmpty()) {
            part("text/html", mail.html());
        } else {
            part("text/plain", mail.text());
        }
    }

    private void alternative() {
        // of the id, so that it is the same in every run, and with "=_", which no quoted-printable line has
        var boundary = "----=_Part_" + mail.messageId().replace("-", "_");
        line("Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"");
        line("");
        line("--" + boundary);
        part("text/plain", mail.text());
        line("--" + boundary);
        part("text/html", mail.html());
        line("--" + boundary + "--");
    }

    private void part(String type, String body) {
        var encoded = BodyEncoding.of(body);
        line("Content-Type: " + type + "; charset=UTF-8");
        line("Content-Transfer-Encoding: " + encoded.name());
        line("");
        out.writeBytes(encoded.octets());
    }

    /** The fields SES sets itself. */
    private void own() {
        line(HeaderLines.text("Message-ID", "<" + mail.messageId() + "@email.amazonses.com>"));
        line("Date: " + date(mail.at()));
        if (mail.headers().stream().noneMatch(header -> header.name().equalsIgnoreCase("Feedback-ID"))) {
            // spec: SES, "Feedback-ID": two fields of the caller's by tag, then SES's own two
            line(HeaderLines.text(
                    "Feedback-ID",
                    mail.tags().getOrDefault("ses:feedback-id-a", "") + ":"
                            + mail.tags().getOrDefault("ses:feedback-id-b", "") + ":1.us-east-1.tidings:AmazonSES"));
        }
        line("X-SES-Outgoing: "
                + DateTimeFormatter.ofPattern("yyyy.MM.dd", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(mail.at()) + "-127.0.0.1");
    }

    private void raw(String given) {
        var octets = given.replaceAll("\r?\n", "\r\n");
        int end = octets.indexOf("\r\n\r\n");
        own();
        var head = end < 0 ? octets : octets.substring(0, end);
        // spec: SES overwrites Date and Message-ID, removes Bcc, and reads X-SES-* without sending them on
        for (var field : head.split("\\r?\\n(?![ \\t])", -1)) {
            if (!field.toLowerCase(Locale.ROOT).matches("(?s)(?:date|message-id|bcc|x-ses-[a-z-]*):.*")) {
                line(field);
            }
        }
        out.writeBytes((end < 0 ? "\r\n" : octets.substring(end + 2)).getBytes(StandardCharsets.ISO_8859_1));
    }

    static String date(Instant at) {
        return DATE.format(at);
    }

    private void line(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        out.write('\r');
        out.write('\n');
    }
}
