package io.tidings.subscriber;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one key. Thread-safe: each call works on its own copy of one that was prepared. */
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac prepared;

    Hmac(byte[] key) {
        try {
            prepared = Mac.getInstance(ALGORITHM);
            prepared.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no HmacSHA256, which every JVM must have.", e);
        }
    }

    byte[] of(byte[] message) {
        try {
            return ((Mac) prepared.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This JVM's HmacSHA256 can't be copied; the JDK's own can.", e);
        }
    }
}
