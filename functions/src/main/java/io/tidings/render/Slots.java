package io.tidings.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A finished text cut once at its slots, to be filled many times. A slot is {@code {{name}}}, as SES's Handlebars reads it
 * too. Immutable and safe for use by many threads.
 */
public final class Slots {

    /** The slots of a digest, as its views hand them to the templates: each name with itself in double braces. */
    public static final Map<String, String> IN_DIGEST = Stream.of(
                    "subject", "preheader", "archive", "preferences", "unsubscribe")
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> "{{" + name + "}}"));

    static final Pattern SLOT = Pattern.compile("(?<!\\{)\\{\\{([A-Za-z][A-Za-z0-9_]*)}}(?!})");

    private static final Pattern PERSONAL = Pattern.compile("<!--mine-->.*?<!--/mine-->", Pattern.DOTALL);

    // spec: SES: a link with this attribute is not led through SES's own address, and SES takes the attribute out.
    // Templates write it first, where no text can stand.
    private static final String NO_TRACK = "<a ses:no-track ";

    /** Literal, name, literal, name, ..., literal: names at the odd places. */
    private final List<String> parts;

    private Slots(List<String> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Cuts; a double brace that is no slot is a leak of template or article text and fails. */
    public static Slots cut(String text) {
        List<String> parts = new ArrayList<>();
        Matcher slot = SLOT.matcher(text);
        int from = 0;
        while (slot.find()) {
            parts.add(literal(text.substring(from, slot.start())));
            parts.add(slot.group(1));
            from = slot.end();
        }
        parts.add(literal(text.substring(from)));
        return new Slots(parts);
    }

    private static String literal(String text) {
        int brace = text.indexOf("{{");
        if (brace >= 0) {
            String excerpt = text.substring(brace, Math.min(text.length(), brace + 40));
            throw new IllegalArgumentException("Double braces that are no slot: " + excerpt);
        }
        return text;
    }

    /** The names of the slots, in order of first appearance. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 1; i < parts.size(); i += 2) {
            names.add(parts.get(i));
        }
        return names;
    }

    /** The text with its slots filled; values are put in as they are, and values for absent slots are ignored. */
    public String fill(Map<String, String> values) {
        StringBuilder out =
                new StringBuilder(parts.stream().mapToInt(String::length).sum() + 64 * parts.size());
        for (int i = 0; i < parts.size(); i++) {
            out.append(i % 2 == 0 ? parts.get(i) : value(values, parts.get(i)));
        }
        return out.toString();
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No value for slot " + name);
        }
        return value;
    }

    /** The same cut over bytes in UTF-8, for splicing at the speed of a copy. */
    public ByteSlots bytes() {
        return new ByteSlots(parts);
    }

    /** A plain value made ready for a slot that stands in HTML: SES fills slots without escaping. */
    public static String inHtml(String value) {
        return Encoding.html(Encoding.oneLine(value));
    }

    /** A mail's HTML as it reaches the reader: SES takes out what it alone reads, and so must whoever shows it without SES. */
    public static String asSesSends(String html) {
        return html.replace(NO_TRACK, "<a ");
    }

    /** A digest's HTML without the reader's own links, for the archive page. */
    public static String withoutPersonal(String html) {
        return PERSONAL.matcher(html).replaceAll("");
    }
}
