package io.tidings.subscriber;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs what a link may do. A token is opaque, short, safe in a URL and a header, deterministic, and carries no
 * address: {@code keyName.base64url(grant ‖ first 16 bytes of HMAC-SHA-256(purpose ‖ grant))}. Thread-safe.
 */
public final class Tokens {

    private static final int SIGNATURE = 16;
    private static final int LONGEST = 400;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final SubscriberKeys keys;

    public Tokens(SubscriberKeys keys) {
        this.keys = keys;
    }

    /** The token of this grant under the current key: the same grant gives the same token. */
    public String issue(Grant grant) {
        String name = keys.currentTokenKey();
        byte[] body = GrantBytes.write(grant);
        byte[] signature = signature(keys.tokenKey(name).orElseThrow(), grant.purpose(), body);
        byte[] token = Arrays.copyOf(body, body.length + SIGNATURE);
        System.arraycopy(signature, 0, token, body.length, SIGNATURE);
        return name + "." + ENCODER.encodeToString(token);
    }

    /** What the token allows; empty when it is not of this purpose, was changed or cut, or its key is unknown. */
    public Optional<Grant> open(String token, Purpose purpose) {
        int dot = token.indexOf('.');
        if (dot < 1 || token.length() > LONGEST) {
            return Optional.empty();
        }
        return keys.tokenKey(token.substring(0, dot))
                .flatMap(key -> decoded(token.substring(dot + 1)).flatMap(bytes -> opened(key, bytes, purpose)));
    }

    private static Optional<Grant> opened(Hmac key, byte[] bytes, Purpose purpose) {
        if (bytes.length <= SIGNATURE) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
        byte[] claimed = Arrays.copyOfRange(bytes, body.length, bytes.length);
        // Compared in constant time, and before a byte of the body is believed.
        return MessageDigest.isEqual(claimed, signature(key, purpose, body))
                ? Optional.of(GrantBytes.read(purpose, body))
                : Optional.empty();
    }

    private static byte[] signature(Hmac key, Purpose purpose, byte[] body) {
        byte[] message = new byte[body.length + 1];
        message[0] = (byte) purpose.letter();
        System.arraycopy(body, 0, message, 1, body.length);
        return Arrays.copyOf(key.of(message), SIGNATURE);
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            byte[] bytes = DECODER.decode(text.getBytes(StandardCharsets.US_ASCII));
            // The last character has spare bits; only the spelling that we issue is a token.
            return ENCODER.encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
