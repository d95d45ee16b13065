package io.tidings.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A body part in the encoding SES would choose: 7bit where that is possible, else quoted-printable. Ends with CRLF. */
final class BodyEncoding {
    // spec: RFC 5322 2.1.1: no line over 998 octets
    private static final int LONGEST_LINE = 998;
    // spec: RFC 2045 6.7 (5): no encoded line over 76 characters, the "=" of a soft break included
    private static final int LONGEST_QUOTED = 75;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private static final boolean[] AS_IS = new boolean[256];

    static {
        Arrays.fill(AS_IS, '!', '~' + 1, true);
        AS_IS['='] = false;
        AS_IS[' '] = true;
        AS_IS['\t'] = true;
    }

    private final boolean plain;
    // an array and not a stream: a digest has 60,000 octets, and a stream locks for each
    private byte[] out;
    private int size;

    private BodyEncoding(byte[] body) {
        plain = isPlain(body);
        out = new byte[body.length + body.length / 4 + 2];
        int from = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                line(body, from, i);
                from = i + 1;
            }
        }
        // the line break at the very end stands for itself, not for an empty line after it
        if (from < body.length || body.length == 0) {
            line(body, from, body.length);
        }
    }

    static BodyEncoding of(String body) {
        var lines = body.indexOf('\r') < 0 ? body : body.replace("\r\n", "\n").replace('\r', '\n');
        return new BodyEncoding(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** As it stands in Content-Transfer-Encoding. */
    String name() {
        return plain ? "7bit" : "quoted-printable";
    }

    byte[] octets() {
        return Arrays.copyOf(out, size);
    }

    private static boolean isPlain(byte[] body) {
        int column = 0;
        for (byte octet : body) {
            column = octet == '\n' ? 0 : column + 1;
            boolean printable = (octet >= ' ' && octet < 127) || octet == '\t' || octet == '\n';
            if (!printable || column > LONGEST_LINE) {
                return false;
            }
        }
        return true;
    }

    private void line(byte[] body, int from, int to) {
        // at worst each octet takes three, and a third of a soft break
        int worst = size + 4 * (to - from) + 8;
        if (out.length < worst) {
            out = Arrays.copyOf(out, Math.max(worst, 2 * out.length));
        }
        if (plain) {
            System.arraycopy(body, from, out, size, to - from);
            size += to - from;
        } else {
            quote(body, from, to);
        }
        out[size++] = '\r';
        out[size++] = '\n';
    }

    private void quote(byte[] body, int from, int to) {
        byte[] line = out;
        int at = size;
        int softBreak = at + LONGEST_QUOTED;
        for (int i = from; i < to; i++) {
            byte octet = body[i];
            // spec: RFC 2045 6.7 (3): a blank at the end of a line is encoded
            boolean asIs = AS_IS[octet & 0xff] && (octet > ' ' || i < to - 1);
            if (at + (asIs ? 1 : 3) > softBreak) {
                line[at++] = '=';
                line[at++] = '\r';
                line[at++] = '\n';
                softBreak = at + LONGEST_QUOTED;
            }
            if (asIs) {
                line[at++] = octet;
            } else {
                line[at++] = '=';
                line[at++] = HEX[(octet & 0xff) >> 4];
                line[at++] = HEX[octet & 15];
            }
        }
        size = at;
    }
}
