package io.tidings.web;

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
    /** Read so many people at most, as a dry run does: everybody of most lists. */
    private static final int MOST_PEOPLE = 4_000;

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

    private Response show(Request request, String id) {
        String said = request.parameter("saved").isPresent() ? DraftView.SAVED : "";
        return page(request, 200, id, desk.open(id, FORM), said);
    }

    private Response act(Request request, String id) {
        Form form = request.form();
        Draft draft = DocumentDesk.typed(form, FORM);
        return switch (form.value("act")) {
            case "add" -> page(request, 200, id, TopicForm.another(draft), "");
            case "try" -> tried(request, id, draft);
            case "save" -> save(request, id, draft, form.values("sure"));
            default -> throw Refused.unknownButton();
        };
    }

    private Response tried(Request request, String id, Draft draft) {
        return switch (desk.check(id, draft, FORM)) {
            case DocumentDesk.Outcome.Good(Draft good, Newsletter changed) -> {
                // With a document that could not be used there is nothing to compare with but itself.
                Newsletter now = desk.newsletter(id).orElse(changed);
                yield page(
                        request,
                        200,
                        id,
                        good,
                        "",
                        Optional.of(new TrialView(now, changed, trial.of(now, changed.topics()))));
            }
            case DocumentDesk.Outcome.Wrong(Draft wrong) -> page(request, 400, id, wrong, "");
            case DocumentDesk.Outcome.Saved _, DocumentDesk.Outcome.Overtaken _ ->
                throw new IllegalStateException("a check saved");
        };
    }

    /** {@code sure}: the topics of which the editor was told what becomes of those who chose them. */
    private Response save(Request request, String id, Draft draft, List<String> sure) {
        List<String> gone = TopicForm.removed(DocumentDesk.opened(id, draft, FORM), draft.values());
        if (!sure.containsAll(gone)) {
            return switch (desk.check(id, draft, FORM)) {
                case DocumentDesk.Outcome.Wrong(Draft wrong) -> page(request, 400, id, wrong, "");
                case DocumentDesk.Outcome.Good _, DocumentDesk.Outcome.Saved _, DocumentDesk.Outcome.Overtaken _ ->
                    page(request, 200, id, draft, "", Optional.empty(), gone);
            };
        }
        return switch (desk.save(id, draft, FORM)) {
            case DocumentDesk.Outcome.Saved _ ->
                Response.seeOther(ConsolePaths.topics(ConsoleFrame.id(id)) + "?saved=1");
            case DocumentDesk.Outcome.Overtaken(Draft both) -> page(request, 409, id, both, DraftView.OVERTAKEN);
            case DocumentDesk.Outcome.Wrong(Draft wrong) -> page(request, 400, id, wrong, "");
            case DocumentDesk.Outcome.Good _ -> throw new IllegalStateException("saving only checked");
        };
    }

    private Response page(Request request, int status, String id, Draft draft, String said) {
        return page(request, status, id, draft, said, Optional.empty());
    }

    private Response page(Request request, int status, String id, Draft draft, String said, Optional<TrialView> tried) {
        return page(request, status, id, draft, said, tried, List.of());
    }

    /** {@code gone}: topics that are to be removed, to be asked about. */
    private Response page(
            Request request,
            int status,
            String id,
            Draft draft,
            String said,
            Optional<TrialView> tried,
            List<String> gone) {
        NewsletterId newsletter = ConsoleFrame.id(id);
        Optional<Newsletter> stored = desk.newsletter(id);
        TopicChoosers choosers = new TopicChoosers(subscribers.sample(new Audience(newsletter.value()), MOST_PEOPLE));
        TopicsView topics = new TopicsView(draft, stored, stored.map(trial::now), tried, choosers);
        Map<String, Object> view = ConsoleFrame.shell(request, "Topics of " + id, Here.ELSEWHERE);
        DraftView.put(view, newsletter, draft, said, topics::label);
        view.put("url", ConsolePaths.topics(newsletter));
        view.put("settingsUrl", ConsolePaths.settings(newsletter));
        view.put("groupingUrl", ConsolePaths.grouping(newsletter));
        topics.put(view, gone);
        TrialView.put(view, tried);
        return frame.page(status, "topics", view);
    }
}
