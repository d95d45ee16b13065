package io.tidings.web;

import io.tidings.edition.GroupingDesk;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import io.tidings.render.PageViews.Here;
import io.tidings.web.DueAlready.Question;
import java.util.Map;
import java.util.Optional;

/** {@code /console/newsletters/{id}/settings}: what editors change most of a newsletter, but for its topics. */
final class SettingsPages {

    private static final SettingsForm FORM = new SettingsForm();
    private static final String SAVED = "1";
    private static final String SAVED_AND_DUE =
            "Saved. What is due by it is composed within minutes, and stands on the newsletter’s page then.";

    private final ConsoleFrame frame;
    private final DocumentDesk desk;
    private final DueAlready dueAlready;
    private final GroupingDesk grouping;

    SettingsPages(ConsoleFrame frame, DocumentDesk desk, DueAlready dueAlready, GroupingDesk grouping) {
        this.frame = frame;
        this.desk = desk;
        this.dueAlready = dueAlready;
        this.grouping = grouping;
    }

    void routes(Router router) {
        router.get("/console/newsletters/{}/settings", this::show)
                .post("/console/newsletters/{}/settings", this::change);
    }

    private Response show(Request request, String id) {
        String said = request.parameter("saved")
                .map(how -> how.equals(DueAlready.NOW) ? SAVED_AND_DUE : DraftView.SAVED)
                .orElse("");
        return page(request, 200, id, desk.open(id, FORM), said, Optional.empty());
    }

    private Response change(Request request, String id) {
        Form form = request.form();
        Draft draft = DocumentDesk.typed(form, FORM);
        return switch (form.value("act")) {
            case "save" -> asked(request, id, draft);
            case DueAlready.NOW -> save(request, id, draft, DueAlready.NOW);
            case DueAlready.LATER -> later(request, id, draft, form.value("next"));
            default -> throw Refused.unknownButton();
        };
    }

    private Response asked(Request request, String id, Draft draft) {
        if (desk.check(id, draft, FORM) instanceof DocumentDesk.Good(Newsletter changed, Draft both)) {
            Optional<Question> question = dueAlready.question(changed);
            if (question.isPresent()) {
                return page(request, 200, id, both, "", question);
            }
        }
        return save(request, id, draft, SAVED);
    }

    /** The answer counts for what was asked: who changed the schedule again since is asked again, if there is a question. */
    private Response later(Request request, String id, Draft draft, String next) {
        Draft begun = SettingsForm.from(draft, next);
        if (desk.check(id, draft, FORM) instanceof DocumentDesk.Good(Newsletter changed, Draft _)
                && dueAlready
                        .question(changed)
                        .filter(asked -> asked.isNext(next))
                        .isEmpty()
                && !isSaved(id, begun)) {
            return asked(request, id, draft);
        }
        return save(request, id, begun, SAVED);
    }

    /** As where a button is pressed twice. */
    private boolean isSaved(String id, Draft draft) {
        return desk.open(id, FORM).values().equals(draft.values());
    }

    /** {@code how}: what the page says then. */
    private Response save(Request request, String id, Draft typed, String how) {
        return switch (desk.save(id, typed, FORM)) {
            case DocumentDesk.Saved _ ->
                Response.seeOther(ConsolePaths.settings(ConsoleFrame.id(id)) + "?saved=" + how);
            case DocumentDesk.Overtaken(Draft draft) -> page(request, 409, id, draft, "", Optional.empty());
            case DocumentDesk.Wrong(Draft draft) -> page(request, 400, id, draft, "", Optional.empty());
        };
    }

    private Response page(
            Request request, int status, String id, Draft draft, String said, Optional<Question> question) {
        NewsletterId newsletter = ConsoleFrame.id(id);
        Map<String, Object> view =
                ConsoleFrame.shell(request, "Settings of " + DraftView.name(newsletter, draft), Here.ELSEWHERE);
        DraftView.put(view, newsletter, draft, said, SettingsForm::label);
        view.put("url", ConsolePaths.settings(newsletter));
        view.put("topicsUrl", ConsolePaths.topics(newsletter));
        view.put("groups", SettingsForm.view(draft, grouping.heard(newsletter)));
        view.put("zones", Zones.NAMED);
        dueAlready.put(view, question);
        return frame.page(status, "settings", view);
    }
}
