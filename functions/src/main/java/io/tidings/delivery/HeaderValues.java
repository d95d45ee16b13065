package io.tidings.delivery;

import io.tidings.delivery.BulkMail.Field;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Values of mail header fields, as SES takes them: printable ASCII, on one line. */
final class HeaderValues {
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]*");
    // Longest text whose base64 fits an encoded word. spec: RFC 2047 2: "An 'encoded-word' may not be more than 75
    // characters long"
    private static final int ENCODED_WORD_BYTES = 45;

    // spec: RFC 8058 3.1: "The List-Unsubscribe-Post header MUST contain the single key/value pair
    // "List-Unsubscribe=One-Click"."
    static final Field ONE_CLICK = new Field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

    private HeaderValues() {}

    /** {@code "Name" <address>}. */
    static String mailbox(String name, String address) {
        String phrase = phrase(name);
        return phrase.isEmpty() ? address : phrase + " <" + address + ">";
    }

    /** The address of such a mailbox. */
    static String address(String mailbox) {
        return mailbox.substring(mailbox.lastIndexOf('<') + 1).replace(">", "");
    }

    /** A name as a quoted string, or as encoded words when it isn't ASCII. */
    static String phrase(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", " ").strip();
        if (line.isEmpty()) {
            return "";
        }
        return PLAIN.matcher(line).matches()
                ? '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : encodedWords(line);
    }

    private static String encodedWords(String text) {
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(character -> {
            String next = Character.toString(character);
            if (bytes(word + next).length > ENCODED_WORD_BYTES) {
                words.append(encoded(word)).append(' ');
                word.setLength(0);
            }
            word.append(next);
        });
        return words.append(encoded(word)).toString();
    }

    private static String encoded(CharSequence word) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(word.toString())) + "?=";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * How a reader leaves without opening the mail; goes with {@link #ONE_CLICK}.
     *
     * @param oneClick an https address that takes the POST of RFC 8058
     */
    static Field leaving(String oneClick, String mailto) {
        // spec: RFC 8058 3.1: "The List-Unsubscribe header field MUST contain one HTTPS URI. It MAY contain other
        // non-HTTP/S URIs such as MAILTO:."
        return new Field("List-Unsubscribe", "<" + oneClick + ">, <mailto:" + mailto + "?subject=unsubscribe>");
    }

    /** spec: RFC 2919 3: {@code List-Id: phrase <label.domain>}. */
    static String listId(String newsletterName, String newsletter, String senderAddress) {
        String domain = senderAddress.substring(senderAddress.indexOf('@') + 1);
        return phrase(newsletterName) + " <" + newsletter + "." + domain + ">";
    }
}
