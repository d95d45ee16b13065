package io.tidings.web;

import io.tidings.delivery.DryRun;
import io.tidings.delivery.Letters;
import io.tidings.delivery.PriceSheet;
import io.tidings.edition.Assembled;
import io.tidings.edition.Edition;
import io.tidings.edition.Editions;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.GroupingDesk;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Said;
import io.tidings.render.PageViews.Here;
import io.tidings.stats.Rollup;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /console/editions/{id}}: where it stands, what it says, whom it reached, and what can be done now. */
final class EditionPages {

    private final ConsoleFrame frame;
    private final EditionDesk desk;
    private final Editions editions;
    private final GroupingDesk grouping;
    private final Figures figures;
    private final DryRunPages dryRuns;
    private final SendingSwitch sending;
    private final Letters letters;
    private final InstantSource clock;

    EditionPages(
            ConsoleFrame frame,
            EditionDesk desk,
            Editions editions,
            GroupingDesk grouping,
            Figures figures,
            DryRunPages dryRuns,
            SendingSwitch sending,
            Letters letters,
            InstantSource clock) {
        this.grouping = grouping;
        this.frame = frame;
        this.desk = desk;
        this.editions = editions;
        this.figures = figures;
        this.dryRuns = dryRuns;
        this.sending = sending;
        this.letters = letters;
        this.clock = clock;
    }

    void routes(Router router) {
        router.get("/console/editions/{}", (request, id) -> show(request, desk.find(id)))
                .post("/console/editions/{}", this::act)
                .get("/console/editions/{}/preview", this::preview)
                .get("/api/editions/{}/preview", this::preview);
    }

    private Response show(Request request, Edition edition) {
        Optional<Newsletter> newsletter = frame.usable(edition);
        FrozenEdition frozen = editions.frozen(edition);
        Rollup rollup = figures.of(edition);
        String name = newsletter.map(Newsletter::name).orElse(frozen.newsletterName());
        ZoneId zone = newsletter.map(known -> known.schedule().zone()).orElseGet(() -> ZoneId.of(frozen.zone()));
        String title = EditionView.title(edition, zone, name);
        Map<String, Object> view = ConsoleFrame.shell(request, title, Here.ELSEWHERE);
        view.put("newsletter", name);
        view.put("newsletterUrl", ConsolePaths.newsletter(edition.newsletter()));
        view.put("unusable", newsletter.isEmpty());
        view.put("documentUrl", ConsolePaths.document(edition.newsletter()));
        view.put("groupingUrl", ConsolePaths.grouping(edition.newsletter()));
        view.put("archiveUrl", frame.site("/archive/" + edition.id()));
        putStanding(view, edition, zone);
        view.put("title", title);
        Prospect prospect = new Prospect(edition, frozen, newsletter, clock.instant());
        Set<EditionAct> possible = desk.possible(edition);
        view.put("means", EditionView.means(prospect, possible, zone));
        putDryRun(view, edition, frozen);
        putButtons(view, prospect, possible, rollup);
        putFigures(view, edition, rollup);
        new MailView(frozen).put(view, request.parameter("test").orElse(""));
        new FrozenView(
                        edition,
                        frozen,
                        newsletter,
                        newsletter.map(grouping::said).orElse(Said.NOTHING))
                .put(view);
        return frame.page(200, "edition", view);
    }

    private void putStanding(Map<String, Object> view, Edition edition, ZoneId zone) {
        view.putAll(EditionView.line(edition, zone));
        view.put(
                "stopped",
                sending.find()
                        .map(stop -> ConsoleFrame.time(stop.since(), zone))
                        .orElse(""));
        view.put(
                "period",
                ConsoleFrame.time(edition.cutOffFrom(), zone) + " to " + ConsoleFrame.time(edition.cutOff(), zone));
        view.put("intake", EditionView.intake(edition.intake()));
        view.put(
                "reasonList",
                edition.reasons().stream().map(text -> Map.of("text", text)).toList());
        view.put("hasReasons", !edition.reasons().isEmpty());
        view.put("timeline", EditionView.timeline(edition, zone));
        view.put("draft", edition.draft());
        view.put("again", edition.draft() > 1);
    }

    private static void putButtons(
            Map<String, Object> view, Prospect prospect, Set<EditionAct> possible, Rollup rollup) {
        String readers = String.valueOf(view.getOrDefault("readers", ""));
        List<Map<String, Object>> buttons = EditionView.buttons(prospect, possible, rollup.people(), readers);
        view.put("buttons", buttons);
        view.put("hasButtons", !buttons.isEmpty());
    }

    private void putDryRun(Map<String, Object> view, Edition edition, FrozenEdition frozen) {
        Optional<DryRun> run = dryRuns.find(edition, frozen);
        view.put("hasDryRun", run.isPresent());
        run.map(DryRunView::new).ifPresent(known -> known.put(view));
    }

    private static void putFigures(Map<String, Object> view, Edition edition, Rollup rollup) {
        view.put("planned", edition.pages() > 0);
        view.put("pages", EditionView.pages(edition, rollup));
        view.put("pagesDone", rollup.done());
        view.put("pagesAll", EditionView.allPages(edition, rollup));
        view.put("eligible", ConsoleFrame.number(rollup.people().eligible()));
        List<Map<String, Object>> parts = EditionView.parts(rollup.people());
        view.put("parts", parts);
        // A part of nobody would still take the gap beside it.
        view.put(
                "shares",
                parts.stream().filter(part -> !"0".equals(part.get("count"))).toList());
        view.put("rejections", EditionView.rejections(rollup.people()));
        view.put("hasRejections", rollup.people().rejected() > 0);
        view.put("hasUncertain", rollup.people().uncertain() > 0);
        view.put(
                "cost",
                DryRunView.dollars(PriceSheet.LATEST.mails(rollup.people().accepted())));
        view.put("pricesOf", PriceSheet.LATEST.listed().toString());
        view.put("pagesUrl", ConsolePaths.pages(edition.id()));
        view.put("statsUrl", ConsolePaths.stats(edition.id()));
    }

    private Response act(Request request, String id) {
        Edition edition = desk.find(id);
        EditionAct act = EditionAct.find(request.form().value("act")).orElseThrow(Refused::unknownButton);
        desk.act(edition, act, EditionDesk.draft(edition, request.form().value("draft")), ConsoleFrame.who(request));
        return Response.seeOther(ConsolePaths.edition(edition.id()));
    }

    private Response preview(Request request, String id) {
        FrozenEdition frozen = editions.frozen(desk.find(id));
        if (frozen.mails().isEmpty()) {
            throw new Refused(
                    404, "This edition has no mails: it is " + frozen.state() + ".", "edition", "See its reasons.");
        }
        request.only("locale", "part");
        Assembled mail = letters.specimen(
                frozen.printed(),
                MailView.language(frozen, request.parameter("locale").orElse("")));
        return switch (request.parameter("part").orElse("html")) {
            case "html" -> Response.html(200, mail.page());
            case "text" -> Response.text(200, mail.text());
            default -> throw new Refused(400, "A mail has no such part.", "part", "Ask for html or text.");
        };
    }
}
