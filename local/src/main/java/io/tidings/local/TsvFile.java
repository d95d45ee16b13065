package io.tidings.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A UTF-8 file of values with tabs between them, its first line naming the columns. Nothing is quoted. What is missing at the
 * end of a row is empty, and so may lines at the end of the file be; bytes that are no UTF-8 become U+FFFD, and are told of.
 *
 * @param rows in the order of the file, each with the number of its line
 */
record TsvFile(Path file, List<String> columns, List<Row> rows) {

    /** A line: its number, from 1, and its values by column. */
    record Row(int line, Map<String, String> values) {
        Row {
            values = Map.copyOf(values);
        }

        String value(String column) {
            return values.getOrDefault(column, "");
        }

        /** Empty where the column is missing or blank. */
        Optional<String> optional(String column) {
            return Optional.of(value(column).strip()).filter(text -> !text.isEmpty());
        }
    }

    TsvFile {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a file.
     *
     * @param oneOf columns of which at least one must be there
     */
    static TsvFile read(Path file, List<String> oneOf) {
        List<String> lines = lines(file);
        if (lines.isEmpty()) {
            throw new Refusal(file + " is empty. Its first line names the columns, such as: "
                    + String.join(" TAB ", oneOf) + ".");
        }
        List<String> columns = Arrays.stream(lines.getFirst().split("\t", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (oneOf.stream().noneMatch(columns::contains)) {
            throw new Refusal(file + ", line 1: names no column " + String.join(" or ", oneOf)
                    + ". Put the names of the columns into the first line, with tabs between them.");
        }
        while (isEmpty(lines.getLast()) && lines.size() > 1) {
            lines.removeLast();
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(row(file, i + 1, lines.get(i), columns));
        }
        return new TsvFile(file, columns, rows);
    }

    private static Row row(Path file, int line, String text, List<String> columns) {
        if (isEmpty(text)) {
            throw new Refusal(file + ", line " + line + ": is empty. Remove it.");
        }
        String[] values = text.split("\t", -1);
        if (values.length > columns.size()) {
            throw new Refusal(file + ", line " + line + ": has " + values.length + " values for " + columns.size()
                    + " columns. Replace the tabs inside its values by spaces.");
        }
        if (values.length < 2 && columns.size() > 2) {
            throw new Refusal(file + ", line " + line + ": has no tab, but there are " + columns.size()
                    + " columns. Join it with the line before if a line break was inside a value.");
        }
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            byColumn.putIfAbsent(columns.get(i), values[i]);
        }
        return new Row(line, byColumn);
    }

    /** Lines end with LF or CR LF, or, where there is no LF at all, with CR: other separators may stand inside text. */
    static List<String> lines(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
        if (isUtf16(bytes)) {
            throw new Refusal(file + " is UTF-16. Save it as UTF-8.");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        text = text.indexOf('\n') < 0 ? text.replace('\r', '\n') : text;
        List<String> lines = new ArrayList<>();
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        while (from < text.length()) {
            int to = text.indexOf('\n', from);
            int end = to < 0 ? text.length() : to;
            lines.add(text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end));
            from = end + 1;
        }
        if (!isUtf8(bytes)) {
            sayUnreadable(file, lines);
        }
        return lines;
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() && !line.contains("\t");
    }

    /** By its byte order mark, or by the zeros in its first line. */
    private static boolean isUtf16(byte[] bytes) {
        String first = new String(bytes, 0, Math.min(bytes.length, 1_000), StandardCharsets.ISO_8859_1);
        return first.startsWith("\u00ff\u00fe")
                || first.startsWith("\u00fe\u00ff")
                || first.lines().findFirst().orElse("").indexOf('\0') >= 0;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static void sayUnreadable(Path file, List<String> lines) {
        List<Integer> wrong = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).indexOf('\uFFFD') >= 0)
                .mapToObj(i -> i + 1)
                .toList();
        System.err.println("tidings: " + file + ": "
                + (wrong.size() == 1
                        ? "line " + wrong.getFirst() + " has"
                        : wrong.size() + " lines, the first of them line " + wrong.getFirst() + ", have")
                + " bytes that are not UTF-8: \uFFFD stands for them. Save the file as UTF-8.");
    }
}
