package io.tidings.embedded;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** RFC 2047 encoded words of UTF-8 text, base64, none splitting a character. */
final class EncodedWords {
    private static final String BEFORE = "=?UTF-8?B?";
    private static final String AFTER = "?=";

    private EncodedWords() {}

    /** @param column where the first word stands, so that it fits on the line */
    static List<String> of(String text, int column) {
        var words = new ArrayList<String>();
        var octets = new ByteArrayOutputStream();
        // spec: RFC 2047 2: an encoded word has at most 75 characters; 45 octets make 60 of base64
        int room = Math.max(9, (75 - Math.min(40, column) - 12) / 4 * 3);
        for (var character : text.codePoints().mapToObj(Character::toString).toList()) {
            var encoded = character.getBytes(StandardCharsets.UTF_8);
            if (octets.size() + encoded.length > room) {
                words.add(word(octets));
                room = 45;
            }
            octets.writeBytes(encoded);
        }
        words.add(word(octets));
        return words;
    }

    private static String word(ByteArrayOutputStream octets) {
        var word = BEFORE + Base64.getEncoder().encodeToString(octets.toByteArray()) + AFTER;
        octets.reset();
        return word;
    }
}
