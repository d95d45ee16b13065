package io.tidings.local;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Rows with tabs between their values, for a file or the terminal, under a line that names the columns. */
final class OutTable {

    private OutTable() {}

    /** Without a file to the terminal: {@link Main} finds out whether that took it all. */
    static void write(Optional<Path> file, List<String> columns, List<List<String>> rows) {
        try {
            if (file.isPresent()) {
                try (Writer out = Files.newBufferedWriter(file.get())) {
                    write(out, columns, rows);
                }
            } else {
                Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
                write(out, columns, rows);
                out.flush();
            }
        } catch (IOException e) {
            throw file.map(path -> Refusal.unwritable(path, e))
                    .orElseGet(() -> new Refusal("The terminal can't be written to: " + e.getMessage() + ".", e));
        }
    }

    /** Writes what a command gives beside its result, and says on the terminal where it went: nobody named that file. */
    static void writeBeside(Path file, List<String> columns, List<List<String>> rows, String what) {
        write(Optional.of(file), columns, rows);
        System.err.println("tidings: " + what + ": " + rows.size() + ", in " + file + ".");
    }

    private static void write(Writer out, List<String> columns, List<List<String>> rows) throws IOException {
        line(out, columns);
        for (List<String> row : rows) {
            line(out, row);
        }
    }

    private static void line(Writer out, List<String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            out.write(i == 0 ? "" : "\t");
            out.write(values.get(i).replaceAll("\\p{Cntrl}+", " "));
        }
        out.write('\n');
    }

    /** A file beside another: {@code out.tsv} and {@code ask} make {@code out.ask.tsv}. */
    static Path beside(Optional<Path> out, String otherwise, String what) {
        if (out.isEmpty()) {
            return Path.of(otherwise + "." + what + ".tsv");
        }
        String name = out.get().getFileName().toString();
        int dot = name.lastIndexOf('.');
        String start = dot > 0 ? name.substring(0, dot) : name;
        return out.get().resolveSibling(start + "." + what + (dot > 0 ? name.substring(dot) : ".tsv"));
    }
}
