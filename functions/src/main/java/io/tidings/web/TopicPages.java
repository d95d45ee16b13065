package io.tidings.web;

import io.tidings.delivery.DryRuns;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import io.tidings.edition.TopicTrial;
import io.tidings.render.PageViews.Here;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.TopicChoosers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /console/newsletters/{id}/topics}: the topics of a newsletter as a form, with what they took of the last weeks, a try
 * that saves nothing, and a question before readers lose what they chose.
 */
final class TopicPages {

    private static final TopicForm FORM = new TopicForm();

    private final ConsoleFrame frame;
    private final DocumentDesk desk;
    private final TopicTrial trial;
    private final Subscribers subscribers;

    TopicPages(ConsoleFrame frame, DocumentDesk desk, TopicTrial trial, Subscribers subscribers) {
        this.frame = frame;
        this.desk = desk;
        this.trial = trial;
        this.subscribers = subscribers;
    }

    void routes(Router router) {
        router.get("/console/newsletters/{}/topics", this::show).post("/console/newsletters/{}/topics", this::act);
    }

    /** What there is, looked at once for a page. */
    private record There(Optional<Newsletter> newsletter, TopicTrial.Weeks weeks) {}

    private There there(String id) {
        return new There(desk.newsletter(id), trial.weeks());
    }

    /**
     * What a page shows.
     *
     * @param gone topics that are to be removed, to be asked about
     */
    private record Shown(Draft draft, String said, Optional<TrialView> tried, List<String> gone) {
        static Shown of(Draft draft, String said) {
            return new Shown(draft, said, Optional.empty(), List.of());
        }

        static Shown of(Draft draft) {
            return of(draft, "");
        }
    }

    private Response show(Request request, String id) {
        String said = request.parameter("saved").isPresent() ? DraftView.SAVED : "";
        return page(request, 200, id, Shown.of(desk.open(id, FORM), said));
    }

    private Response act(Request request, String id) {
        Form form = request.form();
        Draft draft = DocumentDesk.typed(form, FORM);
        return switch (form.value("act")) {
            case "add" -> page(request, 200, id, Shown.of(TopicForm.another(draft)));
            case "try" -> tried(request, id, draft);
            case "save" -> save(request, id, draft, List.of());
            case "sure" -> save(request, id, draft, form.values("sure"));
            default -> throw Refused.unknownButton();
        };
    }

    private Response tried(Request request, String id, Draft draft) {
        return switch (desk.check(id, draft, FORM)) {
            case DocumentDesk.Good(Newsletter changed, Draft both) -> {
                There there = there(id);
                // With a document that could not be used there is nothing to compare with but itself.
                Newsletter now = there.newsletter().orElse(changed);
                var tried = new TrialView(now, changed, there.weeks().of(now, changed.topics()));
                yield page(request, 200, id, there, new Shown(both, "", Optional.of(tried), List.of()));
            }
            case DocumentDesk.Wrong(Draft wrong) -> page(request, 400, id, Shown.of(wrong));
        };
    }

    /** {@code sure}: the topics of which the editor was told what becomes of those who chose them. */
    private Response save(Request request, String id, Draft draft, List<String> sure) {
        if (!sure.containsAll(gone(id, draft))) {
            return switch (desk.check(id, draft, FORM)) {
                case DocumentDesk.Good good ->
                    page(request, 200, id, new Shown(good.draft(), "", Optional.empty(), gone(id, good.draft())));
                case DocumentDesk.Wrong(Draft wrong) -> page(request, 400, id, Shown.of(wrong));
            };
        }
        return switch (desk.save(id, draft, FORM)) {
            case DocumentDesk.Saved _ -> Response.seeOther(ConsolePaths.topics(ConsoleFrame.id(id)) + "?saved=1");
            case DocumentDesk.Overtaken(Draft both) -> page(request, 409, id, Shown.of(both));
            case DocumentDesk.Wrong(Draft wrong) -> page(request, 400, id, Shown.of(wrong));
        };
    }

    private static List<String> gone(String id, Draft draft) {
        return TopicForm.removed(DocumentDesk.opened(id, draft, FORM), draft.values());
    }

    private Response page(Request request, int status, String id, Shown shown) {
        return page(request, status, id, there(id), shown);
    }

    private Response page(Request request, int status, String id, There there, Shown shown) {
        NewsletterId newsletter = ConsoleFrame.id(id);
        TopicChoosers choosers =
                new TopicChoosers(subscribers.sample(new Audience(newsletter.value()), DryRuns.MOST_PEOPLE));
        TopicsView topics = new TopicsView(
                shown.draft(), there.newsletter(), there.newsletter().map(there.weeks()::now), shown.tried(), choosers);
        Map<String, Object> view =
                ConsoleFrame.shell(request, "Topics of " + DraftView.name(newsletter, shown.draft()), Here.ELSEWHERE);
        DraftView.put(view, newsletter, shown.draft(), shown.said(), topics::label);
        view.put("url", ConsolePaths.topics(newsletter));
        view.put("settingsUrl", ConsolePaths.settings(newsletter));
        view.put("groupingUrl", ConsolePaths.grouping(newsletter));
        topics.put(view, shown.gone());
        TrialView.put(view, shown.tried());
        return frame.page(status, "topics", view);
    }
}
