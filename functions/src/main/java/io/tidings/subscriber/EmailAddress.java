package io.tidings.subscriber;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address that SES can mail to, in the one form that is stored and hashed: lower case, the domain in punycode.
 *
 * <p>The constructor takes what a person typed, normalises it, and throws {@link IllegalArgumentException} with a
 * sentence for that person when it isn't an address. The sentence never repeats what was typed.
 */
public record EmailAddress(String value) {

    // spec: SES: "the local part must use only 7-bit ASCII characters"; RFC 5322 dot-atom, RFC 5321 4.5.3.1.1: 64
    // octets
    private static final Pattern LOCAL_PART =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    // IDNA 2003, which the JDK speaks, and IDNA 2008 send these to different domains: nobody's mail should be a guess.
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u03c2\u200c\u200d]");
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    public EmailAddress {
        value = normalised(value);
    }

    /**
     * What is common to the addresses that lead to one inbox, as far as they tell: without what follows a '+', and without the
     * dots that Gmail does not see. For counting only: who is who is told by the whole address.
     */
    String inbox() {
        int at = value.indexOf('@');
        String domain = value.substring(at + 1);
        String name = value.substring(0, at);
        String plain = name.lastIndexOf('+') > 0 ? name.substring(0, name.indexOf('+', 1)) : name;
        return GMAIL.contains(domain) ? plain.replace(".", "") + "@gmail.com" : plain + "@" + domain;
    }

    /** Without the address: a log line must not carry it. */
    @Override
    public String toString() {
        return "EmailAddress[of " + value.length() + " characters]";
    }

    private static String normalised(String typed) {
        String trimmed = typed.strip();
        // Before anything walks the text: a form field may hold a megabyte.
        if (trimmed.length() > LONGEST) {
            throw new IllegalArgumentException("An address has at most 254 characters.");
        }
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || at == trimmed.length() - 1) {
            throw new IllegalArgumentException("An address has a name, an @ and a domain: name@example.org.");
        }
        String address = localPart(trimmed.substring(0, at)) + "@" + domain(trimmed.substring(at + 1));
        if (address.length() > LONGEST) {
            throw new IllegalArgumentException("An address has at most 254 characters.");
        }
        return address;
    }

    private static String localPart(String typed) {
        if (typed.chars().anyMatch(letter -> letter > 126)) {
            throw new IllegalArgumentException(
                    "The part before the @ has letters that the mail service can't deliver to: only plain ASCII works there.");
        }
        String lower = typed.toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST_LOCAL_PART) {
            throw new IllegalArgumentException("The part before the @ has at most 64 characters.");
        }
        if (!LOCAL_PART.matcher(lower).matches()) {
            throw new IllegalArgumentException(
                    "The part before the @ may have letters, digits, single dots and !#$%&'*+/=?^_`{|}~-, no spaces or quotes.");
        }
        return lower;
    }

    private static boolean isAscii(String typed) {
        return typed.chars().allMatch(letter -> letter < 128);
    }

    private static String domain(String typed) {
        if (AMBIGUOUS.matcher(typed).find()) {
            throw new IllegalArgumentException(
                    "The domain can be read in two ways: write it in its ASCII form, which begins with xn--.");
        }
        String ascii;
        try {
            // Nearly all are ASCII, of which the pattern below asks more than IDN: it is a tenth of an import's work.
            ascii = (isAscii(typed) ? typed : IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The part after the @ isn't a domain name.", e);
        }
        if (!DOMAIN.matcher(ascii).matches()) {
            throw new IllegalArgumentException("The part after the @ isn't a full domain name like example.org.");
        }
        return ascii;
    }
}
