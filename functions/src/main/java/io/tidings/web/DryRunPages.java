package io.tidings.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.delivery.DryRun;
import io.tidings.delivery.DryRuns;
import io.tidings.edition.Edition;
import io.tidings.edition.Editions;
import io.tidings.edition.FrozenEdition;
import java.util.Optional;

/** {@code GET /api/editions/{id}/dry-run}: what sending it would come to, as long as that lies ahead. */
final class DryRunPages {

    private final EditionDesk desk;
    private final Editions editions;
    private final DryRuns dryRuns;

    DryRunPages(EditionDesk desk, Editions editions, DryRuns dryRuns) {
        this.desk = desk;
        this.editions = editions;
        this.dryRuns = dryRuns;
    }

    void routes(Router router) {
        router.get("/api/editions/{}/dry-run", (request, id) -> show(desk.find(id)));
    }

    /** Empty where nothing is to be sent, or is being sent already. */
    Optional<DryRun> find(Edition edition, FrozenEdition frozen) {
        boolean liesAhead = !edition.state().over()
                && edition.pages() == 0
                && !frozen.mails().isEmpty();
        return liesAhead ? Optional.of(dryRuns.of(frozen.printed())) : Optional.empty();
    }

    private Response show(Edition edition) {
        DryRun run = find(edition, editions.frozen(edition))
                .orElseThrow(() -> new Refused(
                        409,
                        "The edition is " + edition.state() + ": there is nothing to foresee.",
                        "state",
                        "See its figures at /api/editions/" + edition.id() + "."));
        return Response.json(200, json(edition, run).toString());
    }

    private static ObjectNode json(Edition edition, DryRun run) {
        ObjectNode node = Json.object()
                .put("edition", edition.id().value())
                .put("draft", edition.draft())
                .put("exact", run.exact());
        DryRunJson.put(node, run);
        node.put("pages", run.pages());
        run.quota().ifPresent(quota -> {
            ObjectNode now = node.putObject("quota").put("perSecond", quota.perSecond());
            if (quota.isLimitedByDay()) {
                now.put("perDay", quota.perDay()).put("leftToday", quota.leftToday());
            }
        });
        run.time().ifPresent(time -> node.put("seconds", time.toSeconds()));
        run.days().ifPresent(days -> node.put("days", days));
        return node;
    }
}
