package io.tidings.bench;

import io.tidings.delivery.Postman;
import io.tidings.render.Fragment;
import io.tidings.render.Templates;
import io.tidings.subscriber.Recipient;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;

/** The designs one writes first, as baselines: each mail rendered for its reader, and a call for each. Thread-safe. */
final class SingleSends implements AutoCloseable {
    private static final String FROM = "Data Weekly <news@example.org>";

    private final SesV2Client ses;
    private final Templates templates;

    SingleSends(SesV2ClientBuilder builder, Templates templates) {
        this.ses = builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(Postman.LONGEST_CALL)
                        .build())
                .build();
        this.templates = templates;
    }

    /** Renders, and lets SES make the MIME message. */
    void simple(Recipient reader, int slot) {
        send(reader, slot, render(reader));
    }

    /** Sends what was rendered before. */
    void send(Recipient reader, int slot, Fragment mail) {
        ses.sendEmail(call -> call.fromEmailAddress(FROM)
                .destination(to -> to.toAddresses(reader.address()))
                .emailTags(tag("page", "0"), tag("slot", Integer.toString(slot)))
                .content(content -> content.simple(message -> message.subject(utf8("Data Weekly"))
                        .headers(header("List-Unsubscribe", "<" + link(reader, "u") + ">"))
                        .body(body -> body.html(utf8(mail.html())).text(utf8(mail.text()))))));
    }

    /** Renders, and makes the MIME message here. */
    void mime(Recipient reader, int slot) {
        raw(reader, slot, mimeMessage(reader, render(reader)));
    }

    /** Sends a MIME message that was made before: what the call alone costs. */
    void raw(Recipient reader, int slot, byte[] message) {
        ses.sendEmail(call -> call.fromEmailAddress(FROM)
                .destination(to -> to.toAddresses(reader.address()))
                .emailTags(tag("page", "0"), tag("slot", Integer.toString(slot)))
                .content(content -> content.raw(raw -> raw.data(SdkBytes.fromByteArrayUnsafe(message)))));
    }

    Fragment render(Recipient reader) {
        Map<String, String> own = Map.of(
                // The templates take nothing but links for slots.
                "subject", "https://example.com/subject",
                "preheader", "https://example.com/preheader",
                "archive", "https://mail.example.com/archive/data-weekly-2026-11-20",
                "preferences", link(reader, "p"),
                "unsubscribe", link(reader, "u"));
        return SampleEdition.full(templates, own, reader.topics());
    }

    private static String link(Recipient reader, String page) {
        return "https://mail.example.com/" + page + "/" + reader.id();
    }

    static byte[] mimeMessage(Recipient reader, Fragment mail) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
            message.setFrom(new InternetAddress("news@example.org", "Data Weekly"));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(reader.address()));
            message.setSubject("Data Weekly", "UTF-8");
            message.setHeader("List-Unsubscribe", "<" + link(reader, "u") + ">");
            MimeMultipart both = new MimeMultipart("alternative");
            both.addBodyPart(part(mail.text(), "plain"));
            both.addBodyPart(part(mail.html(), "html"));
            message.setContent(both);
            ByteArrayOutputStream out = new ByteArrayOutputStream(128 * 1024);
            message.writeTo(out);
            return out.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException("A sample mail can't be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory", e);
        }
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static Content utf8(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }

    private static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }

    @Override
    public void close() {
        ses.close();
    }
}
