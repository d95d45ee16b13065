package io.tidings.web;

import io.tidings.edition.NewsletterId;
import io.tidings.render.PageViews.Here;
import java.util.Map;

/** {@code /console/newsletters/{id}/settings}: what editors change most of a newsletter, but for its topics. */
final class SettingsPages {

    private static final SettingsForm FORM = new SettingsForm();

    private final ConsoleFrame frame;
    private final DocumentDesk desk;

    SettingsPages(ConsoleFrame frame, DocumentDesk desk) {
        this.frame = frame;
        this.desk = desk;
    }

    void routes(Router router) {
        router.get("/console/newsletters/{}/settings", this::show)
                .post("/console/newsletters/{}/settings", this::change);
    }

    private Response show(Request request, String id) {
        String said = request.parameter("saved").isPresent() ? DraftView.SAVED : "";
        return page(request, 200, id, desk.open(id, FORM), said);
    }

    private Response change(Request request, String id) {
        Form form = request.form();
        if (!form.value("act").equals("save")) {
            throw Refused.unknownButton();
        }
        return switch (desk.save(id, DocumentDesk.typed(form, FORM), FORM)) {
            case DocumentDesk.Saved _ -> Response.seeOther(ConsolePaths.settings(ConsoleFrame.id(id)) + "?saved=1");
            case DocumentDesk.Overtaken(Draft draft) -> page(request, 409, id, draft, "");
            case DocumentDesk.Wrong(Draft draft) -> page(request, 400, id, draft, "");
        };
    }

    private Response page(Request request, int status, String id, Draft draft, String said) {
        NewsletterId newsletter = ConsoleFrame.id(id);
        Map<String, Object> view = ConsoleFrame.shell(request, "Settings of " + id, Here.ELSEWHERE);
        DraftView.put(view, newsletter, draft, said, SettingsForm::label);
        view.put("url", ConsolePaths.settings(newsletter));
        view.put("topicsUrl", ConsolePaths.topics(newsletter));
        view.put("groups", SettingsForm.view(draft));
        view.put("zones", Zones.NAMED);
        return frame.page(status, "settings", view);
    }
}
