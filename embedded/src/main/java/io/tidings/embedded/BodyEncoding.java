package io.tidings.embedded;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A body part in the encoding SES would choose: 7bit where that is possible, else quoted-printable. Ends with CRLF. */
final class BodyEncoding {
    // spec: RFC 5322 2.1.1: no line over 998 octets
    private static final int LONGEST_LINE = 998;
    // spec: RFC 2045 6.7 (5): no encoded line over 76 characters, the "=" of a soft break included
    private static final int LONGEST_QUOTED = 75;
    private static final String HEX = "0123456789ABCDEF";

    private final String name;
    private final byte[] octets;

    private BodyEncoding(String name, byte[] octets) {
        this.name = name;
        this.octets = octets;
    }

    /** As it stands in Content-Transfer-Encoding. */
    String name() {
        return name;
    }

    byte[] octets() {
        return octets;
    }

    static BodyEncoding of(String body) {
        var lines = body.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        boolean plain = true;
        for (var line : lines) {
            plain &= line.length() <= LONGEST_LINE && line.chars().allMatch(c -> c < 127 && (c >= ' ' || c == '\t'));
        }
        var out = new ByteArrayOutputStream(body.length() + body.length() / 8);
        // the line break at the very end stands for itself, not for an empty line after it
        int count = lines.length > 1 && lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
        for (int i = 0; i < count; i++) {
            var octets = lines[i].getBytes(StandardCharsets.UTF_8);
            if (plain) {
                out.writeBytes(octets);
            } else {
                quote(octets, out);
            }
            out.write('\r');
            out.write('\n');
        }
        return new BodyEncoding(plain ? "7bit" : "quoted-printable", out.toByteArray());
    }

    private static void quote(byte[] line, ByteArrayOutputStream out) {
        int column = 0;
        for (int i = 0; i < line.length; i++) {
            int octet = line[i] & 0xff;
            boolean blankAtEnd = (octet == ' ' || octet == '\t') && i == line.length - 1;
            boolean asIs = (octet >= 33 && octet <= 126 && octet != '=') || octet == ' ' || octet == '\t';
            int width = asIs && !blankAtEnd ? 1 : 3;
            if (column + width > LONGEST_QUOTED) {
                out.write('=');
                out.write('\r');
                out.write('\n');
                column = 0;
            }
            if (width == 1) {
                out.write(octet);
            } else {
                out.write('=');
                out.write(HEX.charAt(octet >> 4));
                out.write(HEX.charAt(octet & 15));
            }
            column += width;
        }
    }
}
