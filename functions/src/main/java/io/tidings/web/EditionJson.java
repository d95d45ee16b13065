package io.tidings.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.delivery.PriceSheet;
import io.tidings.delivery.Tally;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.stats.Rollup;
import java.util.Map;

/** An edition as the API shows it; {@code docs/api.md} describes each field. */
final class EditionJson {

    private EditionJson() {}

    /** What is known without looking at its figures. */
    static ObjectNode brief(Edition edition) {
        ObjectNode node = Json.object()
                .put("id", edition.id().value())
                .put("newsletter", edition.newsletter().value())
                .put("state", edition.state().name())
                .put("cutOffFrom", edition.cutOffFrom().toString())
                .put("cutOff", edition.cutOff().toString())
                .put("composedAt", edition.composedAt().toString())
                .put("draft", edition.draft())
                .put("changedAt", edition.changedAt().toString())
                .put("stories", edition.stories());
        edition.sendAfter().ifPresent(at -> node.put("sendAfter", at.toString()));
        if (edition.state() == EditionState.SENDING) {
            node.put("waitsForQuota", edition.waitsForQuota());
        }
        edition.sections().forEach(node.putArray("sections")::add);
        edition.reasons().forEach(node.putArray("reasons")::add);
        return node;
    }

    static ObjectNode full(Edition edition, Rollup figures) {
        ObjectNode node = brief(edition);
        node.putObject("pages")
                .put("total", EditionView.allPages(edition, figures))
                .put("claimed", figures.claimed())
                .put("done", figures.done());
        Tally people = figures.people();
        node.put("eligible", people.eligible())
                .put("accepted", people.accepted())
                .put("rejected", people.rejected())
                .put("uncertain", people.uncertain())
                .put("open", people.open())
                .put("delivered", people.delivered())
                .put("bounced", people.bounced())
                .put("complained", people.complained())
                .put("opened", people.opened())
                .put("openedByMachine", people.openedByMachine())
                .put("clicked", people.clicked())
                .put("unsubscribed", people.unsubscribed())
                .put("resent", people.resent());
        node.put("sesDollars", PriceSheet.LATEST.mails(people.accepted()))
                .put("pricesOf", PriceSheet.LATEST.listed().toString());
        ObjectNode why = node.putObject("rejectedBecause");
        people.reasons().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> why.put(entry.getKey().name(), entry.getValue()));
        ArrayNode changes = node.putArray("changes");
        edition.changes()
                .forEach(change -> changes.addObject()
                        .put("to", change.to().name())
                        .put("at", change.at().toString())
                        .put("by", change.by())
                        .put("note", change.note()));
        return node;
    }
}
