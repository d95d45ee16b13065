package io.tidings.delivery;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What SES says, without the people in it: it names whom it refuses, and an address must not come to stand in a log, nor in
 * what is kept of an edition. The domain stays, for the operator: it tells a sender from a reader.
 */
final class Masked {

    // More than an address may have before its @, so that none is left half read.
    private static final Pattern PERSON = Pattern.compile("[^\\s<>,;:\"()\\[\\]]+@");

    private Masked() {}

    /** {@code text} with stars for whatever stands before an {@code @}. */
    static String text(@Nullable String text) {
        return PERSON.matcher(String.valueOf(text)).replaceAll("***@");
    }
}
