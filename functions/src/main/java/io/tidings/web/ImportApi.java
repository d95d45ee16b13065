package io.tidings.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.edition.Newsletter;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.ImportReport;
import io.tidings.subscriber.ImportRequest;
import io.tidings.subscriber.ImportRequest.Mode;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.UnreadableImport;
import io.tidings.topic.Topic;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code POST /api/newsletters/{id}/subscribers}: a CSV file of people whose consent the operator has. */
final class ImportApi {

    private final ConsoleFrame frame;
    private final Subscribers subscribers;

    ImportApi(ConsoleFrame frame, Subscribers subscribers) {
        this.frame = frame;
        this.subscribers = subscribers;
    }

    void routes(Router router) {
        router.post("/api/newsletters/{}/subscribers", this::take);
    }

    private Response take(Request request, String id) {
        Newsletter newsletter = frame.newsletter(id);
        if (!request.isFor("text/csv")) {
            throw new Refused(415, "An import is a CSV file.", "Content-Type", "Send it as Content-Type: text/csv.");
        }
        request.only("dryRun", "consent");
        Mode mode = request.flag("dryRun") ? Mode.DRY_RUN : Mode.APPLY;
        ImportRequest order = order(
                newsletter, request.parameter("consent").orElse("Imported by " + ConsoleFrame.who(request)), mode);
        try {
            return Response.json(200, json(subscribers.importAll(order, new ByteArrayInputStream(request.body()))));
        } catch (UnreadableImport e) {
            throw new Refused(
                    400,
                    String.valueOf(e.getMessage()),
                    "line 1",
                    "Begin the file with a line such as \"address,locale,topics\" and send it again; only address is needed.",
                    e);
        }
    }

    /** An import of people for this newsletter; {@code consent} says on what ground. */
    static ImportRequest order(Newsletter newsletter, String consent, Mode mode) {
        return new ImportRequest(
                new Audience(newsletter.id().value()),
                newsletter.topics().stream().map(Topic::slug).collect(Collectors.toSet()),
                newsletter.locale().toLanguageTag(),
                consent,
                mode);
    }

    private static String json(ImportReport report) {
        ObjectNode node = Json.object()
                .put("mode", report.mode().name().toLowerCase(Locale.ROOT))
                .put("rows", report.rows())
                .put("added", report.added())
                .put("alreadyThere", report.alreadyThere())
                .put("unsubscribed", report.unsubscribed())
                .put("keptUnsubscribed", report.keptUnsubscribed())
                .put("suppressed", report.suppressed())
                .put("keptSuppressed", report.keptSuppressed())
                .put("rejected", report.rejected());
        ArrayNode errors = node.putArray("firstErrors");
        report.firstErrors()
                .forEach(error -> errors.addObject().put("line", error.line()).put("reason", error.reason()));
        node.put("noted", report.noted());
        ArrayNode notes = node.putArray("firstNotes");
        report.firstNotes()
                .forEach(note -> notes.addObject().put("line", note.line()).put("note", note.note()));
        return node.toString();
    }
}
