package io.tidings.web;

import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.GateReport;
import io.tidings.edition.GroupingDesk;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Picks;
import io.tidings.edition.PossiblySame;
import io.tidings.edition.SourceLine;
import io.tidings.render.PageViews.Here;
import io.tidings.topic.StoryDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /console/newsletters/{id}/grouping}: the articles most worth a look, pairs that may be one story, advice on topics,
 * what editors pinned and dropped, and the sources.
 */
final class GroupingPages {

    private static final int TO_CHECK = 12;
    private static final int TITLE = 200;

    private static final String CONFIRM = "confirm";

    private final ConsoleFrame frame;
    private final GroupingDesk desk;

    GroupingPages(ConsoleFrame frame, GroupingDesk desk) {
        this.frame = frame;
        this.desk = desk;
    }

    void routes(Router router) {
        router.get("/console/newsletters/{}/grouping", (request, id) -> show(request, frame.newsletter(id)))
                .post("/console/newsletters/{}/grouping", (request, id) -> act(request, frame.newsletter(id)));
    }

    private Response show(Request request, Newsletter newsletter) {
        Optional<FrozenEdition> last = desk.last(newsletter.id());
        Optional<Edition> told = desk.lastWithStories(newsletter.id());
        Map<String, Object> view = ConsoleFrame.shell(request, "Grouping of " + newsletter.name(), Here.ELSEWHERE);
        view.put("name", newsletter.name());
        view.put("newsletterUrl", ConsolePaths.newsletter(newsletter.id()));
        view.put("edition", told.map(edition -> edition.id().value()).orElse(""));
        view.put(
                "editionUrl",
                told.map(edition -> ConsolePaths.edition(edition.id())).orElse(""));
        view.put("waits", told.filter(Edition::mayBeComposedAgain).isPresent());
        Optional<EditionId> quiet = last.map(FrozenEdition::id)
                .filter(id -> told.filter(edition -> edition.id().equals(id)).isEmpty());
        view.put("quiet", quiet.map(EditionId::value).orElse(""));
        view.put("quietUrl", quiet.map(ConsolePaths::edition).orElse(""));
        put(
                view,
                "advice",
                desk.advice(newsletter).stream()
                        .map(advice -> Map.<String, Object>of("text", advice.sentence()))
                        .toList());
        Optional<FrozenEdition> stories = stories(told, last);
        putStories(view, newsletter, told, stories);
        view.put("confirmed", request.parameter("said").filter(CONFIRM::equals).isPresent());
        Noted.put(view, request, () -> desk.said(newsletter), stories);
        put(
                view,
                "picks",
                desk.picks(newsletter.id()).stream()
                        .map(pick -> pick(newsletter, pick))
                        .toList());
        put(
                view,
                "sources",
                desk.sources(newsletter, last).stream()
                        .map(GroupingPages::source)
                        .toList());
        return frame.page(200, "grouping", view);
    }

    /** What that edition says: nearly always it is the last one, which has been read. */
    private Optional<FrozenEdition> stories(Optional<Edition> edition, Optional<FrozenEdition> last) {
        return edition.map(
                one -> last.filter(frozen -> frozen.id().equals(one.id())).orElseGet(() -> desk.frozen(one)));
    }

    private void putStories(
            Map<String, Object> view, Newsletter newsletter, Optional<Edition> edition, Optional<FrozenEdition> told) {
        boolean mayPick = edition.filter(Edition::mayBeComposedAgain).isPresent();
        CorrectionForm form = new CorrectionForm(newsletter, "", mayPick);
        put(
                view,
                "articles",
                told.stream()
                        .flatMap(frozen -> desk.toLookAt(newsletter, frozen, TO_CHECK).stream())
                        .map(one -> article(form, one))
                        .toList());
        put(
                view,
                "pairs",
                told.stream()
                        .flatMap(frozen -> desk.undecided(newsletter, frozen).stream())
                        .map(GroupingPages::pair)
                        .toList());
        put(
                view,
                "merged",
                told.stream()
                        .flatMap(frozen -> desk.merged(newsletter, frozen).stream())
                        .map(pair -> pair(pair.lead(), pair.other()))
                        .toList());
    }

    private static void put(Map<String, Object> view, String name, List<Map<String, Object>> list) {
        view.put(name, list);
        view.put("has" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), !list.isEmpty());
    }

    private static Map<String, Object> article(CorrectionForm form, GroupingDesk.ToLookAt one) {
        Map<String, Object> view = form.of(one.article().id(), one.article().title(), one.section());
        view.put("url", one.article().url());
        view.put("source", one.article().sourceTitle());
        view.put("section", CorrectionForm.sectionName(form.newsletter(), one.section()));
        view.put("sure", FrozenView.sure(one.section(), one.why()));
        return view;
    }

    private static Map<String, Object> pair(PossiblySame pair) {
        Map<String, Object> view = pair(pair.one(), pair.other());
        view.put("score", String.format(Locale.ENGLISH, "%.2f", pair.score()));
        return view;
    }

    private static Map<String, Object> pair(PossiblySame.Side one, PossiblySame.Side other) {
        Map<String, Object> view = new HashMap<>();
        view.put("one", one.article());
        view.put("oneTitle", one.title());
        view.put("oneUrl", one.url());
        view.put("oneSource", one.source());
        view.put("other", other.article());
        view.put("otherTitle", other.title());
        view.put("otherUrl", other.url());
        view.put("otherSource", other.source());
        return view;
    }

    private static Map<String, Object> pick(Newsletter newsletter, Picks.Pick pick) {
        return Map.of(
                "article", pick.id(),
                "title", pick.title(),
                "what", pick.kind() == Picks.Kind.PIN ? "pinned" : "dropped",
                "by", pick.by(),
                "at", ConsoleFrame.time(pick.at(), newsletter.schedule().zone()));
    }

    private static Map<String, Object> source(SourceLine line) {
        return Map.of(
                "source", line.source(),
                "articles", ConsoleFrame.number(line.articles()),
                "usual", line.usual() == 0 ? "-" : String.format(Locale.ENGLISH, "%.1f", line.usual()),
                "odd", line.level() != GateReport.Level.PASS,
                "rejected", ConsoleFrame.number(line.rejected()),
                "reasons", String.join(" · ", line.reasons()));
    }

    private Response act(Request request, Newsletter newsletter) {
        Form form = request.form();
        String who = ConsoleFrame.who(request);
        try {
            String back = back(newsletter, form);
            switch (form.value("act")) {
                case CONFIRM ->
                    desk.confirm(
                            newsletter,
                            form.value("article"),
                            Optional.of(form.value("topic")).filter(slug -> !slug.equals(Edition.IN_BRIEF)),
                            who);
                case Noted.MERGE ->
                    desk.decide(newsletter, form.value("one"), form.value("other"), StoryDecision.Kind.SAME, who);
                case Noted.SPLIT ->
                    desk.decide(newsletter, form.value("one"), form.value("other"), StoryDecision.Kind.DIFFERENT, who);
                case "pin" -> pick(newsletter, form, Picks.Kind.PIN, who);
                case "drop" -> pick(newsletter, form, Picks.Kind.DROP, who);
                case "unpick" -> pick(newsletter, form, Picks.Kind.NONE, who);
                default -> throw Refused.unknownButton();
            }
            return Response.seeOther(back);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    400, "This form does not fit the page: " + e.getMessage() + ".", "form", "Open the page again.", e);
        }
    }

    /** To the page the form stood on: this one, or an edition's at the article. */
    private static String back(Newsletter newsletter, Form form) {
        if (form.value("from").isEmpty()) {
            return CorrectionForm.action(newsletter) + said(form);
        }
        String article = form.value("article").isEmpty() ? form.value("one") : form.value("article");
        return ConsolePaths.edition(new EditionId(form.value("from"))) + "#a-" + article;
    }

    /** What is to be said on the page, and where on it. */
    private static String said(Form form) {
        return switch (form.value("act")) {
            case CONFIRM -> "?said=" + CONFIRM + "#to-check";
            case Noted.MERGE, Noted.SPLIT -> Noted.query(form);
            default -> "";
        };
    }

    private void pick(Newsletter newsletter, Form form, Picks.Kind kind, String who) {
        String title = form.value("title");
        desk.pick(newsletter, form.value("article"), title.substring(0, Math.min(TITLE, title.length())), kind, who);
    }
}
