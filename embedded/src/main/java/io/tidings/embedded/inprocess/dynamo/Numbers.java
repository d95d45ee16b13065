package io.tidings.embedded.inprocess.dynamo;

import java.math.BigDecimal;

/** DynamoDB's numbers: decimal, of 38 digits. */
final class Numbers {
    // spec: DynamoDB: "Numbers can have up to 38 digits of precision."
    private static final int PRECISION = 38;
    private static final int PLAIN = 18;

    private Numbers() {}

    /** The one way to write this number. */
    static String canonical(String text) {
        return isPlain(text) ? text : canonical(parsed(text));
    }

    static String sum(String one, String other) {
        return canonical(new BigDecimal(one).add(new BigDecimal(other)));
    }

    static String difference(String one, String other) {
        return canonical(new BigDecimal(one).subtract(new BigDecimal(other)));
    }

    static int compare(String one, String other) {
        return one.length() == other.length() && isPlain(one) && isPlain(other)
                ? one.compareTo(other)
                : new BigDecimal(one).compareTo(new BigDecimal(other));
    }

    /** Most numbers of ours: whole, short, without a sign. */
    private static boolean isPlain(String text) {
        int length = text.length();
        if (length == 0 || length > PLAIN || (length > 1 && text.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal parsed(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw DynamoError.validation("The parameter cannot be converted to a numeric value: " + text);
        }
    }

    private static String canonical(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (stripped.precision() > PRECISION) {
            throw DynamoError.validation("Attempting to store more than 38 significant digits in a Number");
        }
        return stripped.toPlainString();
    }
}
