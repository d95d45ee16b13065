package io.tidings.article;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of an XML document. What its bytes are counts more than what it declares: a byte order mark first; then UTF-8
 * where every byte is, as many feeds declare something else; then what is declared; then UTF-8 with windows-1252 mixed in.
 */
final class XmlEncoding {
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

    private XmlEncoding() {}

    static String text(byte[] bytes) {
        var encoding = Encodings.of(bytes);
        if (!encoding.equals(StandardCharsets.UTF_8)) {
            return Encodings.text(bytes, encoding);
        }
        var declared = declared(bytes);
        if (declared.isPresent() && (isStateful(declared.get()) || !isUtf8(bytes))) {
            return new String(bytes, declared.get());
        }
        return Encodings.text(bytes, encoding);
    }

    /** The declared character set; UTF-8 and what Java does not know count as none. */
    private static Optional<Charset> declared(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1);
        var matcher = DECLARED.matcher(head);
        try {
            return matcher.find()
                    ? Optional.of(charset(matcher.group(1))).filter(set -> !set.equals(StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** As browsers do: who says Latin-1 or ASCII means windows-1252. */
    private static Charset charset(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "iso-8859-1", "latin1", "us-ascii", "ascii" -> Charset.forName("windows-1252");
            default -> Charset.forName(name);
        };
    }

    /** Character sets that look like ASCII to whoever does not know better. */
    private static boolean isStateful(Charset charset) {
        return charset.name().startsWith("ISO-2022");
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
