package io.tidings.web;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows as editors paste them, as the CSV that an import reads: a spreadsheet's cells come with tabs, a list of addresses bare. */
final class PastedRows {

    private static final String TAB = "\t";

    private PastedRows() {}

    static byte[] csv(String pasted) {
        String first = pasted.lines().findFirst().orElse("");
        String named =
                first.contains("@") && !first.contains(",") && !first.contains(TAB) ? "address\n" + pasted : pasted;
        String csv =
                first.contains(TAB) ? named.lines().map(PastedRows::commas).collect(Collectors.joining("\n")) : named;
        return csv.getBytes(StandardCharsets.UTF_8);
    }

    private static String commas(String line) {
        return Stream.of(line.split(TAB, -1)).map(PastedRows::cell).collect(Collectors.joining(","));
    }

    /** A spreadsheet quotes what needs it already. */
    private static String cell(String cell) {
        return cell.contains(",") && !cell.startsWith("\"") ? '"' + cell + '"' : cell;
    }
}
