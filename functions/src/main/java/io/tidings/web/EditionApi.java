package io.tidings.web;

import io.tidings.edition.Edition;

/** {@code /api/editions}: where an edition stands, and acts upon it. */
final class EditionApi {

    private final EditionDesk desk;
    private final Figures figures;

    EditionApi(EditionDesk desk, Figures figures) {
        this.desk = desk;
        this.figures = figures;
    }

    void routes(Router router) {
        router.get("/api/editions/{}", (request, id) -> show(desk.find(id)));
        for (EditionAct act : EditionAct.values()) {
            router.post("/api/editions/{}/" + act.word(), (request, id) -> act(request, desk.find(id), act));
        }
    }

    private Response act(Request request, Edition edition, EditionAct act) {
        int draft = EditionDesk.draft(edition, request.parameter("draft").orElse(""));
        return show(desk.act(edition, act, draft, ConsoleFrame.who(request)));
    }

    private Response show(Edition edition) {
        return Response.json(200, EditionJson.full(edition, figures.of(edition)).toString());
    }
}
