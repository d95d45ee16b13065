package io.tidings.web;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a form that sends a file. A file is a field with its text, and its name is the field {@code <field>-name}; where
 * none was chosen, there is neither.
 */
final class Multipart {

    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/form-data;.*boundary=\"?([^\";]{1,70})\"?.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("(?:^|;)\\s*name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("(?:^|;)\\s*filename=\"([^\"]*)\"");
    private static final int MOST_PARTS = 50;

    private final byte[] body;
    private final byte[] delimiter;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private Multipart(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Empty where the content is no such form. */
    static Optional<Form> read(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        return boundary.matches() ? Optional.of(new Multipart(body, boundary.group(1)).read()) : Optional.empty();
    }

    // spec: RFC 2046 5.1.1: each part begins behind a line of "--" and the boundary, the last of which ends in "--"
    private Form read() {
        // The first has no line before it.
        int at = startsAt(0, 2) ? delimiter.length - 2 : next(0) + delimiter.length;
        for (int part = 0; part < MOST_PARTS && at >= delimiter.length - 2 && at + 2 <= body.length; part++) {
            if (body[at] == '-' && body[at + 1] == '-') {
                break;
            }
            int end = next(at);
            if (end < 0) {
                break;
            }
            part(at, end);
            at = end + delimiter.length;
        }
        return new Form(fields);
    }

    private void part(int from, int end) {
        int gap = index(from, end, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        if (gap < 0) {
            return;
        }
        String head = new String(body, from, gap - from, StandardCharsets.UTF_8);
        String disposition = head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-disposition:", 0, 20))
                .findFirst()
                .orElse("");
        Matcher name = NAME.matcher(disposition);
        if (!name.find()) {
            return;
        }
        int start = gap + 4;
        Matcher file = FILE.matcher(disposition);
        if (!file.find()) {
            add(name.group(1), new String(body, start, end - start, StandardCharsets.UTF_8));
        } else if (!file.group(1).isEmpty()) {
            add(name.group(1), text(start, end));
            add(name.group(1) + "-name", file.group(1));
        }
    }

    /** Spreadsheets save "Unicode text" as UTF-16, and a mark tells it. */
    private String text(int start, int end) {
        boolean marked = end - start >= 2
                && ((body[start] == (byte) 0xfe && body[start + 1] == (byte) 0xff)
                        || (body[start] == (byte) 0xff && body[start + 1] == (byte) 0xfe));
        Charset charset = marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text = new String(body, start, end - start, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private void add(String field, String value) {
        fields.computeIfAbsent(field, _ -> new ArrayList<>()).add(value);
    }

    private int next(int from) {
        return index(from, body.length, delimiter);
    }

    private boolean startsAt(int at, int skipped) {
        return body.length - at >= delimiter.length - skipped
                && Arrays.equals(body, at, at + delimiter.length - skipped, delimiter, skipped, delimiter.length);
    }

    /** Where these bytes are next, all before {@code until}; -1 where they aren't. */
    private int index(int from, int until, byte[] sought) {
        for (int at = from; at + sought.length <= until; at++) {
            int match = 0;
            while (match < sought.length && body[at + match] == sought[match]) {
                match++;
            }
            if (match == sought.length) {
                return at;
            }
        }
        return -1;
    }
}
