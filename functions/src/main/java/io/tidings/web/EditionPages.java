package io.tidings.web;

import io.tidings.delivery.Letters;
import io.tidings.edition.Assembled;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.edition.Editions;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.GroupingDesk;
import io.tidings.edition.Newsletter;
import io.tidings.render.PageViews.Here;
import io.tidings.stats.Rollup;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Subscribers;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** {@code /console/editions/{id}}: where it stands, what it says, whom it reached, and what can be done now. */
final class EditionPages {

    private final ConsoleFrame frame;
    private final EditionDesk desk;
    private final Editions editions;
    private final GroupingDesk grouping;
    private final Figures figures;
    private final Subscribers subscribers;
    private final Letters letters;

    EditionPages(
            ConsoleFrame frame,
            EditionDesk desk,
            Editions editions,
            GroupingDesk grouping,
            Figures figures,
            Subscribers subscribers,
            Letters letters) {
        this.grouping = grouping;
        this.frame = frame;
        this.desk = desk;
        this.editions = editions;
        this.figures = figures;
        this.subscribers = subscribers;
        this.letters = letters;
    }

    void routes(Router router) {
        router.get("/console/editions/{}", (request, id) -> show(request, desk.find(id)))
                .post("/console/editions/{}", this::act)
                .get("/console/editions/{}/preview", this::preview)
                .get("/api/editions/{}/preview", this::preview);
    }

    private Response show(Request request, Edition edition) {
        Newsletter newsletter = frame.newsletter(edition.newsletter().value());
        ZoneId zone = newsletter.schedule().zone();
        Map<String, Object> view = ConsoleFrame.shell(edition.id().value(), Here.ELSEWHERE);
        view.putAll(EditionView.line(edition, zone));
        view.put("newsletter", newsletter.name());
        view.put("newsletterUrl", "/console/newsletters/" + newsletter.id());
        view.put(
                "period",
                ConsoleFrame.time(edition.cutOffFrom(), zone) + " to " + ConsoleFrame.time(edition.cutOff(), zone));
        view.put("intake", edition.intake().articles());
        view.put(
                "reasonList",
                edition.reasons().stream().map(text -> Map.of("text", text)).toList());
        view.put("hasReasons", !edition.reasons().isEmpty());
        view.put(
                "sendAfter",
                edition.state() == EditionState.APPROVED
                        ? edition.sendAfter()
                                .map(at -> ConsoleFrame.time(at, zone))
                                .orElse("")
                        : "");
        view.put("timeline", EditionView.timeline(edition, zone));
        view.put("archiveUrl", frame.site("/archive/" + edition.id()));
        Rollup rollup = figures.of(edition);
        String readers = readers(edition);
        List<Map<String, Object>> buttons = EditionView.buttons(edition, rollup.people(), readers);
        view.put("buttons", buttons);
        view.put("readers", edition.pages() > 0 || edition.state().over() ? "" : readers);
        view.put("draft", edition.draft());
        view.put("groupingUrl", "/console/newsletters/" + newsletter.id() + "/grouping");
        view.put("again", edition.draft() > 1);
        view.put("hasButtons", !buttons.isEmpty());
        putFigures(view, edition, rollup);
        FrozenEdition frozen = editions.frozen(edition);
        new MailView(frozen).put(view, request.parameter("test").orElse(""));
        view.put(
                "template",
                frozen.templateHash()
                        .substring(0, Math.min(12, frozen.templateHash().length())));
        new FrozenView(edition, frozen, newsletter, grouping.said(newsletter)).put(view);
        return frame.page(200, "edition", view);
    }

    /** How many it goes to, as far as can be said before each of them is looked at. */
    private String readers(Edition edition) {
        long about = subscribers.estimate(new Audience(edition.newsletter().value()));
        return about == 1 ? "one person" : "about " + ConsoleFrame.number(about) + " people";
    }

    private static void putFigures(Map<String, Object> view, Edition edition, Rollup rollup) {
        view.put("planned", edition.pages() > 0);
        view.put("pages", EditionView.pages(edition, rollup));
        view.put("pagesDone", rollup.done());
        view.put("pagesAll", edition.pages());
        view.put("eligible", ConsoleFrame.number(rollup.people().eligible()));
        view.put("parts", EditionView.parts(rollup.people()));
        view.put("rejections", EditionView.rejections(rollup.people()));
        view.put("hasRejections", rollup.people().rejected() > 0);
        view.put("hasUncertain", rollup.people().uncertain() > 0);
        view.put("pagesUrl", "/console/editions/" + edition.id() + "/pages");
        view.put("statsUrl", "/console/editions/" + edition.id() + "/stats");
    }

    private Response act(Request request, String id) {
        Edition edition = desk.find(id);
        EditionAct act = EditionAct.find(request.form().value("act"))
                .orElseThrow(() -> new Refused(
                        400, "This page does not know that button.", "act", "Use the buttons of the page."));
        desk.act(edition, act, EditionDesk.draft(edition, request.form().value("draft")), ConsoleFrame.who(request));
        return Response.seeOther("/console/editions/" + edition.id());
    }

    private Response preview(Request request, String id) {
        FrozenEdition frozen = editions.frozen(desk.find(id));
        if (frozen.mails().isEmpty()) {
            throw new Refused(
                    404, "This edition has no mails: it is " + frozen.state() + ".", "edition", "See its reasons.");
        }
        Assembled mail = letters.specimen(frozen, request.parameter("locale").orElse(frozen.locale()));
        return request.parameter("part").filter("text"::equals).isPresent()
                ? Response.text(200, mail.text())
                : Response.html(200, mail.html());
    }
}
