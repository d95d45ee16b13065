package io.tidings.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * One try to sign in, from the redirect to the provider until the browser is back. It is kept in the browser, sealed.
 *
 * @param state binds the provider's answer to this browser
 * @param nonce binds the ID token to this try
 * @param verifier the secret of PKCE, of which the provider has seen only the hash (RFC 7636)
 * @param returnTo the page that was asked for
 */
record Attempt(String state, String nonce, String verifier, String returnTo) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int BYTES = 32;
    private static final int PARTS = 4;

    static Attempt to(String returnTo) {
        return new Attempt(random(), random(), random(), returnTo);
    }

    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256, which every JVM must have.", e);
        }
    }

    String text() {
        return String.join("\n", state, nonce, verifier, returnTo);
    }

    static Optional<Attempt> of(String text) {
        String[] parts = text.split("\n", -1);
        return parts.length == PARTS
                ? Optional.of(new Attempt(parts[0], parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }
}
