package io.tidings.local;

import io.tidings.article.Encodings;
import java.io.IOException;
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
 * A file of values with tabs between them, its first line naming the columns, in any character set that files of articles may
 * have. Nothing is quoted. What is missing at the end of a row is empty, and so may lines at the end of the file be.
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
        List<String> lines = lines(Encodings.text(bytes));
        if (Encodings.of(bytes).equals(StandardCharsets.UTF_8)) {
            sayWhichAreNot(file, lines, lines(new String(bytes, StandardCharsets.UTF_8)));
        }
        return lines;
    }

    private static List<String> lines(String of) {
        String text = of.indexOf('\n') < 0 ? of.replace('\r', '\n') : of;
        List<String> lines = new ArrayList<>();
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        while (from < text.length()) {
            int to = text.indexOf('\n', from);
            int end = to < 0 ? text.length() : to;
            lines.add(text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end));
            from = end + 1;
        }
        return lines;
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() && !line.contains("\t");
    }

    private static void sayWhichAreNot(Path file, List<String> lines, List<String> asUtf8) {
        List<Integer> wrong = IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).equals(asUtf8.get(i)))
                .mapToObj(i -> i + 1)
                .toList();
        if (!wrong.isEmpty()) {
            System.err.println(
                    "tidings: " + file + ": "
                            + (wrong.size() == 1
                                    ? "line " + wrong.getFirst() + " has"
                                    : wrong.size() + " lines, the first of them line " + wrong.getFirst() + ", have")
                            + " bytes that are not UTF-8. They were read as windows-1252; save the file as UTF-8 if they are not.");
        }
    }
}
