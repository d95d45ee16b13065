package io.tidings.subscriber;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A grant as few bytes, so that links stay short:
 *
 * <pre>
 *   subscriber id 16 | length, newsletter | nothing, or: length, rest of the edition id | page | slot
 * </pre>
 *
 * <p>An edition id begins with its newsletter and '-': only the rest is written (a first byte of 0 says that it doesn't,
 * and the whole follows). Numbers are written seven bits a byte. The format is part of every mail that was ever sent:
 * what is read here must be readable for years.
 */
final class GrantBytes {

    private GrantBytes() {}

    static byte[] write(Grant grant) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        out.writeBytes(HexFormat.of().parseHex(grant.subscriber().value()));
        writeText(out, grant.audience().newsletter());
        grant.mail().ifPresent(mail -> {
            String prefix = grant.audience().newsletter() + "-";
            boolean own = mail.edition().startsWith(prefix) && mail.edition().length() > prefix.length();
            if (!own) {
                out.write(0);
            }
            writeText(out, own ? mail.edition().substring(prefix.length()) : mail.edition());
            writeNumber(out, mail.page());
            writeNumber(out, mail.slot());
        });
        return out.toByteArray();
    }

    /** Reads what {@link #write} wrote; only called once the signature has been checked. */
    static Grant read(Purpose purpose, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        SubscriberId id = new SubscriberId(HexFormat.of().formatHex(bytes(in, 16)));
        Audience audience = new Audience(text(in, in.get()));
        return new Grant(purpose, audience, id, in.hasRemaining() ? Optional.of(mail(in, audience)) : Optional.empty());
    }

    private static MailReference mail(ByteBuffer in, Audience audience) {
        int length = in.get();
        String edition = length == 0 ? text(in, in.get()) : audience.newsletter() + "-" + text(in, length);
        return new MailReference(edition, number(in), number(in));
    }

    private static String text(ByteBuffer in, int length) {
        return new String(bytes(in, length), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void writeText(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static void writeNumber(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > 127) {
            out.write((rest & 127) | 128);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static int number(ByteBuffer in) {
        int number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = in.get();
            number |= (next & 127) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalStateException("A number in a signed token has more than 32 bits.");
    }
}
