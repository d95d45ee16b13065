package io.tidings.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text that a browser keeps for us and can't change: {@code base64url(expiry in seconds \n text).base64url(HMAC-SHA-256)}.
 * It can be read there, and it ends by itself. Thread-safe.
 */
final class Seal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int LONGEST = 4_096;

    private final SecretKeySpec key;
    private final String purpose;

    /** What was sealed for one purpose is worth nothing for another. */
    Seal(String key, String purpose) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.purpose = purpose;
    }

    String close(String text, Instant until) {
        byte[] body = (until.getEpochSecond() + "\n" + text).getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(body) + "." + ENCODER.encodeToString(signature(body));
    }

    /** The text; empty when it was changed or cut, is not ours, or has ended. */
    Optional<String> open(String sealed, Instant now) {
        int dot = sealed.indexOf('.');
        if (dot < 1 || sealed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] body = DECODER.decode(sealed.substring(0, dot));
            byte[] claimed = DECODER.decode(sealed.substring(dot + 1));
            return MessageDigest.isEqual(claimed, signature(body)) ? current(body, now) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> current(byte[] body, Instant now) {
        String text = new String(body, StandardCharsets.UTF_8);
        int line = text.indexOf('\n');
        return now.getEpochSecond() < Long.parseLong(text.substring(0, line))
                ? Optional.of(text.substring(line + 1))
                : Optional.empty();
    }

    private byte[] signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((purpose + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no HmacSHA256, which every JVM must have.", e);
        }
    }
}
