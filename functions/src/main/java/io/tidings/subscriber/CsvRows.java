package io.tidings.subscriber;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.tidings.subscriber.ImportReport.RowError;
import io.tidings.subscriber.ImportReport.RowNote;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Reads a CSV file of subscribers row by row; a row that can't be read is an error with its line, not an end. */
final class CsvRows {

    private static final List<String> COLUMNS =
            List.of("address", "locale", "topics", "zone", "every", "status", "until");
    // What the decoder puts where the bytes are no letter.
    private static final char NO_LETTER = '\ufffd';
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    // A quote that is never closed would take the rest of the file for one cell.
    private static final int LONGEST_CELL = 20_000;
    private static final Map<String, Status> STATUS = Map.of(
            "", Status.ACTIVE,
            "active", Status.ACTIVE,
            "paused", Status.PAUSED,
            "unsubscribed", Status.UNSUBSCRIBED,
            "suppressed", Status.SUPPRESSED);

    private final ImportRequest request;
    private final Consumer<ImportRow> rows;
    private final Consumer<RowError> errors;
    private final Consumer<RowNote> notes;

    CsvRows(ImportRequest request, Consumer<ImportRow> rows, Consumer<RowError> errors, Consumer<RowNote> notes) {
        this.request = request;
        this.rows = rows;
        this.errors = errors;
        this.notes = notes;
    }

    void read(InputStream csv) {
        JsonFactory factory = CsvFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_CELL)
                        .build())
                .build();
        CsvMapper mapper = new CsvMapper((CsvFactory) factory);
        try (MappingIterator<String[]> lines = mapper.readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.TRIM_SPACES)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .readValues(text(csv))) {
            readLines(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The CSV file could not be read to its end.", e);
        }
    }

    /** What is not UTF-8 spoils its own row only. A byte order mark is no letter, and tells UTF-16. */
    private static Reader text(InputStream csv) throws IOException {
        BufferedInputStream marked = new BufferedInputStream(csv);
        marked.mark(BYTE_ORDER_MARK.length());
        String start = new String(marked.readNBytes(BYTE_ORDER_MARK.length()), StandardCharsets.ISO_8859_1);
        if (!start.equals(BYTE_ORDER_MARK)) {
            marked.reset();
        }
        boolean wide = start.startsWith("\u00fe\u00ff") || start.startsWith("\u00ff\u00fe");
        return new InputStreamReader(marked, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private void readLines(MappingIterator<String[]> lines) throws IOException {
        long line = 1;
        Optional<List<String>> header = Optional.empty();
        try {
            while (lines.hasNextValue()) {
                line = lines.getCurrentLocation().getLineNr();
                String[] cells = lines.nextValue();
                if (header.isEmpty()) {
                    header = Optional.of(header(cells));
                } else {
                    readRow(header.get(), cells, line);
                }
            }
        } catch (JsonProcessingException e) {
            if (header.isEmpty()) {
                throw unreadable("The file is no CSV");
            }
            errors.accept(new RowError(
                    line, "Here the file stops being CSV (a quote is not closed?); the rest was not read."));
        }
    }

    private static UnreadableImport unreadable(String what) {
        return new UnreadableImport(what + ": the first line must name the columns, separated by commas: address and"
                + " any of locale, topics, zone, every, status, until; nothing was read.");
    }

    private static List<String> header(String[] cells) {
        List<String> names = Arrays.stream(cells)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains("address") || !COLUMNS.containsAll(names)) {
            String seen = String.join(",", names);
            throw unreadable("The first line says \"" + seen.substring(0, Math.min(seen.length(), 80)) + "\"");
        }
        return names;
    }

    private void readRow(List<String> header, String[] cells, long line) {
        try {
            if (cells.length > header.size()) {
                throw new IllegalArgumentException("This row has more cells than the header.");
            }
            List<String> row = Arrays.asList(cells);
            rows.accept(row(column -> cell(header, row, column), line));
        } catch (IllegalArgumentException e) {
            errors.accept(new RowError(line, message(e)));
        }
    }

    /** The status first: who leaves needs an address and nothing else that can be read. */
    private ImportRow row(UnaryOperator<String> cells, long line) {
        Status status = status(readable(cells.apply("status")));
        EmailAddress address = new EmailAddress(readable(cells.apply("address")));
        RowChoices choices = new RowChoices(request, cells);
        return status.isMailed()
                ? reader(address, choices, status, cells, line)
                : new ImportRow(address, choices.ofLeaver(), status, Optional.empty());
    }

    private ImportRow reader(
            EmailAddress address, RowChoices choices, Status status, UnaryOperator<String> cells, long line) {
        COLUMNS.forEach(column -> readable(cells.apply(column)));
        ImportRow row = new ImportRow(address, choices.ofReader(), status, until(status, cells.apply("until")));
        Set<String> unknown = choices.unknown();
        if (!unknown.isEmpty()) {
            notes.accept(new RowNote(
                    line,
                    "The newsletter has no topic " + String.join(", ", unknown)
                            + "; taken with the row's other topics."));
        }
        return row;
    }

    private static String readable(String cell) {
        if (cell.indexOf(NO_LETTER) >= 0) {
            throw new IllegalArgumentException("This row has letters that are not UTF-8: save the file as UTF-8.");
        }
        return cell;
    }

    private static Optional<LocalDate> until(Status status, String cell) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        if (status != Status.PAUSED) {
            throw new IllegalArgumentException("A day in the column until goes with the status paused only.");
        }
        try {
            return Optional.of(LocalDate.parse(cell));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("The day until which somebody pauses looks like 2026-12-31.", e);
        }
    }

    private static Status status(String cell) {
        return Optional.ofNullable(STATUS.get(cell.toLowerCase(Locale.ROOT)))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "A status is active, paused, unsubscribed or suppressed; who is pending must confirm, not be imported."));
    }

    private static String cell(List<String> header, List<String> cells, String column) {
        int index = header.indexOf(column);
        return index < 0 || index >= cells.size() ? "" : SheetCell.read(cells.get(index));
    }

    private static String message(IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
    }
}
