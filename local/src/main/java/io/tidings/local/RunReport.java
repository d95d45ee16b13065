package io.tidings.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.article.IntakeReport;
import io.tidings.delivery.DryRun;
import io.tidings.delivery.EditionTally;
import io.tidings.delivery.PriceSheet;
import io.tidings.delivery.Tally;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.subscriber.ImportReport;
import io.tidings.web.DryRunJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The figures of one run. */
final class RunReport {
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

    private final Installation installation;
    private final Edition edition;
    private final List<IntakeReport> read;
    private final ImportReport people;
    private final Optional<DryRun> dryRun;
    private final EditionTally tally;

    RunReport(
            Installation installation,
            Edition edition,
            List<IntakeReport> read,
            ImportReport people,
            Optional<DryRun> dryRun) {
        this.dryRun = dryRun;
        this.installation = installation;
        this.edition = edition;
        this.read = List.copyOf(read);
        this.people = people;
        this.tally = installation.wiring().ledger().tally(edition.id());
    }

    /** Sent, and every eligible recipient was accepted or rejected: nobody is open, nobody uncertain. */
    boolean isSettled() {
        var counts = tally.people();
        return edition.state() == EditionState.SENT && counts.open() == 0 && counts.uncertain() == 0;
    }

    String sentence() {
        var counts = tally.people();
        return edition.id().value() + ", " + edition.stories() + " stories, " + counts.eligible() + " eligible = "
                + counts.accepted() + " accepted + " + counts.rejected() + " rejected + " + counts.uncertain()
                + " uncertain + " + counts.open() + " open.";
    }

    ObjectNode json(ObjectMapper mapper) {
        var json = mapper.createObjectNode();
        json.put("edition", edition.id().value());
        json.put("state", edition.state().name());
        edition.reasons().forEach(json.putArray("reasons")::add);
        articles(json.putObject("articles"));
        json.put("stories", edition.stories());
        subscribers(json.putObject("subscribers"));
        // To be held beside what became of it.
        dryRun.ifPresent(run -> DryRunJson.put(json.putObject("dryRun"), run));
        recipients(json.putObject("recipients"), tally.people());
        json.putObject("pages")
                .put("planned", edition.pages())
                .put("claimed", tally.claimed())
                .put("done", tally.done());
        costs(json.putObject("costs"));
        return json;
    }

    private void articles(ObjectNode json) {
        json.put("files", read.size());
        json.put("read", sum(IntakeReport::read));
        json.put("added", sum(IntakeReport::added));
        json.put("corrected", sum(IntakeReport::corrected));
        json.put("unchanged", sum(IntakeReport::unchanged));
        json.put("withdrawn", sum(IntakeReport::withdrawn));
        json.put("rejected", sum(IntakeReport::rejected));
        var rejections = json.putArray("rejections");
        for (var report : read) {
            for (var rejection : report.firstRejections()) {
                rejections
                        .addObject()
                        .put("file", report.key())
                        .put("line", rejection.line())
                        .put("reason", rejection.reason())
                        .put("excerpt", rejection.excerpt());
            }
        }
    }

    private int sum(ToIntFunction<IntakeReport> count) {
        return read.stream().mapToInt(count).sum();
    }

    private void subscribers(ObjectNode json) {
        json.put("rows", people.rows());
        json.put("added", people.added());
        json.put("alreadyThere", people.alreadyThere());
        json.put("unsubscribed", people.unsubscribed());
        json.put("suppressed", people.suppressed());
        json.put("rejected", people.rejected());
        var errors = json.putArray("errors");
        people.firstErrors()
                .forEach(error -> errors.addObject().put("line", error.line()).put("reason", error.reason()));
        var notes = json.putArray("notes");
        people.firstNotes()
                .forEach(note -> notes.addObject().put("line", note.line()).put("note", note.note()));
    }

    private static void recipients(ObjectNode json, Tally counts) {
        json.put("eligible", counts.eligible());
        json.put("accepted", counts.accepted());
        json.put("rejected", counts.rejected());
        json.put("uncertain", counts.uncertain());
        json.put("open", counts.open());
        json.put("delivered", counts.delivered());
        json.put("bounced", counts.bounced());
        json.put("complained", counts.complained());
    }

    private void costs(ObjectNode json) {
        var services = installation.services();
        json.put("sesCalls", services.sesCalls().calls("SendBulkEmail"));
        json.put("sesDollars", PriceSheet.LATEST.mails(tally.people().accepted()));
        json.put(
                "dynamoDbWrites",
                WRITES.stream().mapToLong(services.dynamoCalls()::calls).sum());
        // The ledger's, which asks what its writes cost.
        json.put("ledgerWriteUnits", Math.round(services.dynamoCalls().writeUnits()));
        json.put("renders", installation.wiring().templates().renders());
        var operations = json.putObject("dynamoDbCalls");
        services.dynamoCalls().byOperation().forEach(operations::put);
    }
}
