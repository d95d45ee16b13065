package io.tidings.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Header fields as they stand in a message: folded at 78 columns, RFC 2047 words for what is not ASCII. Without the last CRLF. */
final class HeaderLines {
    // spec: RFC 5322 2.1.1: lines SHOULD be no longer than 78 characters
    private static final int WIDTH = 78;
    private static final Pattern MAILBOX = Pattern.compile("\\s*(.*?)\\s*<([^<>]*)>\\s*");

    private HeaderLines() {}

    /** A field of free text. */
    static String text(String name, String value) {
        var clean = value.replaceAll("[\\r\\n]+[ \\t]*", " ");
        return isPlain(clean)
                ? fold(name, List.of(clean.split(" ", -1)))
                : fold(name, EncodedWords.of(clean, name.length() + 2));
    }

    /** A field of mailboxes, separated by commas. Only the names are encoded. */
    static String addresses(String name, String value) {
        var words = new ArrayList<String>();
        for (var mailbox : value.replaceAll("[\\r\\n]+", " ").split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            if (!words.isEmpty()) {
                words.set(words.size() - 1, words.getLast() + ",");
            }
            var parts = MAILBOX.matcher(mailbox);
            if (parts.matches() && !isPlain(parts.group(1))) {
                words.addAll(EncodedWords.of(unquoted(parts.group(1)), name.length() + 2));
                words.add("<" + parts.group(2) + ">");
            } else {
                words.addAll(List.of(mailbox.strip().split(" ", -1)));
            }
        }
        return fold(name, words);
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") && name.endsWith("\"") && name.length() > 1
                ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1")
                : name;
    }

    private static String fold(String name, List<String> words) {
        var line = new StringBuilder(name).append(':');
        int column = line.length();
        for (var word : words) {
            // an empty word is one more blank: a line of blanks alone is not allowed
            if (column + 1 + word.length() > WIDTH && column > 1 && !word.isEmpty()) {
                line.append("\r\n");
                column = 0;
            }
            line.append(' ').append(word);
            column += 1 + word.length();
        }
        return line.toString();
    }

    static boolean isPlain(String text) {
        // what looks like an encoded word would be read as one
        return text.chars().allMatch(c -> c >= ' ' && c < 127) && !text.contains("=?");
    }
}
