package io.tidings.subscriber;

import java.math.BigInteger;

/**
 * The index-th of so many equal parts of the space of subscriber ids. The parts of one number cover every id exactly
 * once, so a page of an edition is a slice and needs no list of recipients.
 */
public record Slice(int index, int of) {

    private static final BigInteger SPACE = BigInteger.TWO.pow(128);

    public Slice {
        if (of < 1 || index < 0 || index >= of) {
            throw new IllegalArgumentException("There is no slice " + index + " of " + of + ".");
        }
    }

    /** The whole space. */
    public static Slice whole() {
        return new Slice(0, 1);
    }

    /** The first id of this slice, as 32 hexadecimal digits. */
    public String lower() {
        return hex(start(index));
    }

    /** The last id of this slice (it still belongs to it), as 32 hexadecimal digits. */
    public String upper() {
        return hex(start(index + 1).subtract(BigInteger.ONE));
    }

    public boolean contains(SubscriberId id) {
        return lower().compareTo(id.value()) <= 0 && id.value().compareTo(upper()) <= 0;
    }

    private BigInteger start(int part) {
        return SPACE.multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(of));
    }

    private static String hex(BigInteger number) {
        String digits = number.toString(16);
        return "0".repeat(32 - digits.length()) + digits;
    }
}
