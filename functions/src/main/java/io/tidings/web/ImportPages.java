package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.subscriber.ImportReport;
import io.tidings.subscriber.ImportRequest.Mode;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.UnreadableImport;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An import in the console, of rows that are pasted or of a file, after a try that writes nothing. A browser gives a file once:
 * what was tried stands in the page that answers, hidden, so that it is this that is imported then.
 */
final class ImportPages {

    /** As many as can be written within the time that a request has. */
    static final int MOST_ROWS = 50_000;
    // spec: Lambda: a request has at most 6 MB, with its body in base64
    static final int LARGEST = 4_000_000;

    private static final String TOO_LARGE =
            "An import here has at most 50,000 rows and 4 MB: divide it, or send it in parts"
                    + " over the API (docs/subscribers.md, “Importing”).";

    private final ConsoleFrame frame;
    private final Subscribers subscribers;

    ImportPages(ConsoleFrame frame, Subscribers subscribers) {
        this.frame = frame;
        this.subscribers = subscribers;
    }

    /** What is to be imported, and the name of the file that it stood in; "" where it was pasted. */
    private record Sheet(String rows, String file) {

        static Sheet of(Form form) {
            String file = form.value("file");
            if (!file.isEmpty()) {
                return new Sheet(file, named(form.value("file-name")));
            }
            String kept = form.value("kept");
            return kept.isEmpty() ? new Sheet(form.value("rows"), "") : new Sheet(kept, named(form.value("kept-name")));
        }

        private static String named(String name) {
            return name.isBlank() ? "the file" : name.substring(0, Math.min(name.length(), 100));
        }

        boolean isTooLarge() {
            return rows.length() > LARGEST
                    || rows.lines().skip(MOST_ROWS + 1L).findAny().isPresent();
        }
    }

    /** {@code view} is the page with nothing asked yet. */
    Response take(Request request, Newsletter newsletter, Mode mode, Map<String, Object> view) {
        Form form = request.form();
        Sheet sheet = Sheet.of(form);
        String consent = form.value("consent");
        view.put("consent", consent);
        view.put("rows", sheet.file().isEmpty() ? sheet.rows() : form.value("rows"));
        if (sheet.isTooLarge()) {
            view.put("rows", "");
            return refused(413, TOO_LARGE, view);
        }
        if (sheet.rows().isEmpty()) {
            return refused(400, "Paste rows, or choose a file that has some.", view);
        }
        if (sheet.rows().startsWith("PK\u0003\u0004")) {
            return refused(400, "This is a workbook. Save its sheet as CSV (UTF-8), and choose that file.", view);
        }
        if (consent.isEmpty()) {
            return refused(400, "Say how these people agreed to be mailed: it is kept with each of them.", view);
        }
        try {
            ImportReport report = subscribers.importAll(
                    ImportApi.order(newsletter, consent, mode), new ByteArrayInputStream(PastedRows.csv(sheet.rows())));
            putReport(view, report);
            boolean keep = mode == Mode.DRY_RUN && !sheet.file().isEmpty();
            view.put("kept", keep ? sheet.rows() : "");
            view.put("file", sheet.file());
            return frame.page(200, "subscribers", view);
        } catch (UnreadableImport e) {
            return refused(400, String.valueOf(e.getMessage()), view);
        }
    }

    private Response refused(int status, String problem, Map<String, Object> view) {
        view.put("importProblem", problem);
        return frame.page(status, "subscribers", view);
    }

    private static void putReport(Map<String, Object> view, ImportReport report) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("rows", report.rows());
        counts.put("added", report.added());
        counts.put("there already: left as they are", report.alreadyThere());
        counts.put("unsubscribed, as the rows say", report.unsubscribed());
        counts.put("left before: not brought back", report.keptUnsubscribed());
        counts.put("suppressed, as the rows say", report.suppressed());
        counts.put("were suppressed: not brought back", report.keptSuppressed());
        counts.put("can't be read", report.rejected());
        counts.put("without a topic that they name", report.noted());
        view.put("report", true);
        view.put("tried", report.mode() == Mode.DRY_RUN);
        view.put(
                "counts",
                counts.entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> Map.<String, Object>of(
                                "name", count.getKey(), "count", ConsoleFrame.number(count.getValue())))
                        .toList());
        view.put("hasErrors", !report.firstErrors().isEmpty());
        view.put(
                "errors",
                report.firstErrors().stream()
                        .map(error -> Map.<String, Object>of(
                                "line", ConsoleFrame.number(error.line()), "reason", error.reason()))
                        .toList());
        view.put("hasNotes", !report.firstNotes().isEmpty());
        view.put(
                "notes",
                report.firstNotes().stream()
                        .map(note ->
                                Map.<String, Object>of("line", ConsoleFrame.number(note.line()), "note", note.note()))
                        .toList());
    }
}
