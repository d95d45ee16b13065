package io.tidings.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.delivery.Ledger;
import io.tidings.delivery.LedgerPage;
import io.tidings.delivery.Tally;
import io.tidings.edition.Edition;
import io.tidings.edition.Newsletter;
import io.tidings.render.PageViews.Here;
import io.tidings.stats.Rollup;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where everybody is, page by page: eligible = accepted + rejected + uncertain + open on each of them and in sum. */
final class Reconciliation {

    private static final int LISTED = 200;

    private final ConsoleFrame frame;
    private final EditionDesk desk;
    private final Ledger ledger;
    private final Figures figures;
    private final InstantSource clock;

    Reconciliation(ConsoleFrame frame, EditionDesk desk, Ledger ledger, Figures figures, InstantSource clock) {
        this.frame = frame;
        this.desk = desk;
        this.ledger = ledger;
        this.figures = figures;
        this.clock = clock;
    }

    void routes(Router router) {
        router.get("/console/editions/{}/pages", (request, id) -> show(request, desk.find(id), from(request)))
                .get("/api/editions/{}/pages", (request, id) -> json(desk.find(id), from(request)));
    }

    private static int from(Request request) {
        return request.parameter("from").map(Reconciliation::number).orElse(0);
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new Refused(400, "No page has that number.", "from", "Use a whole number from 0 on.");
        }
        return Integer.parseInt(text);
    }

    /** A page that was planned, and what the ledger knows of it once it was begun. */
    private record Planned(int number, Optional<LedgerPage> begun) {
        Tally tally() {
            return begun.map(Tally::of).orElse(Tally.NONE);
        }
    }

    /** So many from there on, in order. */
    private List<Planned> pages(Edition edition, int from) {
        Map<Integer, LedgerPage> begun = ledger.pages(edition.id(), from, LISTED).stream()
                .collect(Collectors.toMap(page -> page.key().page(), Function.identity()));
        // Beyond those that were planned are such as others go on on.
        return IntStream.concat(
                        IntStream.range(from, Math.min(edition.pages(), from + LISTED)),
                        begun.keySet().stream().mapToInt(page -> page))
                .distinct()
                .sorted()
                .limit(LISTED)
                .mapToObj(number -> new Planned(number, Optional.ofNullable(begun.get(number))))
                .toList();
    }

    private Response show(Request request, Edition edition, int from) {
        Optional<Newsletter> newsletter = frame.usable(edition);
        ZoneId zone = newsletter.map(known -> known.schedule().zone()).orElse(ConsoleFrame.UTC);
        String title = EditionView.title(edition, newsletter);
        Rollup rollup = figures.of(edition);
        Map<String, Object> view = ConsoleFrame.shell(request, "Pages of " + title, Here.ELSEWHERE);
        view.put("title", title);
        view.put("editionUrl", ConsolePaths.edition(edition.id()));
        view.put("pages", EditionView.pages(edition, rollup));
        view.putAll(sum(rollup.people()));
        List<Planned> pages = pages(edition, from);
        view.put("rows", pages.stream().map(page -> row(page, zone)).toList());
        boolean more = pages.size() == LISTED;
        view.put(
                "more",
                more
                        ? ConsolePaths.pages(edition.id()) + "?from="
                                + (pages.getLast().number() + 1)
                        : "");
        return frame.page(200, "pages", view);
    }

    private Map<String, Object> row(Planned page, ZoneId zone) {
        Map<String, Object> row = new HashMap<>(sum(page.tally()));
        row.put("page", page.number());
        row.put("state", state(page));
        row.put("at", page.begun().map(begun -> time(begun.until(), zone)).orElse(""));
        return row;
    }

    private static String time(Instant at, ZoneId zone) {
        return at.equals(Instant.EPOCH) ? "" : ConsoleFrame.time(at, zone);
    }

    private String state(Planned page) {
        return page.begun().map(this::state).orElse("not begun");
    }

    private String state(LedgerPage page) {
        Instant now = clock.instant();
        if (page.done()) {
            return "done";
        }
        if (page.isLeased(now)) {
            return "being sent";
        }
        if (page.hasWork(now)) {
            return "open";
        }
        return page.isNothingOpen() ? "waiting for SES" : "waiting for its wave";
    }

    private static Map<String, Object> sum(Tally tally) {
        return Map.of(
                "eligible", ConsoleFrame.number(tally.eligible()),
                "accepted", ConsoleFrame.number(tally.accepted()),
                "rejected", ConsoleFrame.number(tally.rejected()),
                "uncertain", ConsoleFrame.number(tally.uncertain()),
                "open", ConsoleFrame.number(tally.open()));
    }

    private Response json(Edition edition, int from) {
        ObjectNode top = Json.object()
                .put("edition", edition.id().value())
                .put("total", EditionView.allPages(edition, figures.of(edition)));
        ArrayNode list = top.putArray("pages");
        pages(edition, from).forEach(page -> {
            Tally tally = page.tally();
            list.addObject()
                    .put("page", page.number())
                    .put("state", state(page))
                    .put("eligible", tally.eligible())
                    .put("accepted", tally.accepted())
                    .put("rejected", tally.rejected())
                    .put("uncertain", tally.uncertain())
                    .put("open", tally.open());
        });
        return Response.json(200, top.toString());
    }
}
