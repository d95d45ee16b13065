package io.tidings.function;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that nobody else has; those of forms cannot be guessed, either. Many pages need none, and so never load this. */
final class RandomNames {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomNames() {}

    static String next() {
        return HexFormat.of().toHexDigits(RANDOM.nextLong());
    }
}
