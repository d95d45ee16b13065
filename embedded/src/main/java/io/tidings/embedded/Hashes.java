package io.tidings.embedded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over several strings, each with its length before it, so that no two lists of strings run into each other. */
final class Hashes {
    private Hashes() {}

    static String hex(Iterable<String> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** 64 well-mixed bits of some strings: for tables in which a collision once in 2^64 pairs is no harm. */
    static long of(Iterable<String> parts) {
        return Long.parseUnsignedLong(hex(parts), 0, 16, 16);
    }
}
