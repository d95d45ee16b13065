package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.render.PageViews.Here;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.ImportRequest.Mode;
import io.tidings.subscriber.Subscribers;
import java.util.List;
import java.util.Map;

/**
 * {@code /console/newsletters/{id}/subscribers}: what is done for one person, an import, and the list to download. Addresses travel
 * in forms only, so that none stands in a log of requests.
 */
final class SubscriberPages {

    private final ConsoleFrame frame;
    private final Subscribers subscribers;
    private final PersonPages people;
    private final ImportPages imports;
    private final ListDesk list;

    SubscriberPages(ConsoleFrame frame, Subscribers subscribers) {
        this.frame = frame;
        this.subscribers = subscribers;
        this.people = new PersonPages(frame, subscribers);
        this.imports = new ImportPages(frame, subscribers);
        this.list = new ListDesk(frame, subscribers);
    }

    void routes(Router router) {
        people.routes(router);
        list.routes(router);
        router.get("/console/newsletters/{}/subscribers", (request, id) -> {
                    Newsletter newsletter = frame.newsletter(id);
                    return frame.page(200, "subscribers", view(request, newsletter));
                })
                .post("/console/newsletters/{}/subscribers", (request, id) -> act(request, frame.newsletter(id)));
    }

    private Response act(Request request, Newsletter newsletter) {
        return switch (request.form().value("act")) {
            case "find", "unsubscribe", "export", "erase" -> people.act(request, newsletter, view(request, newsletter));
            case "export-list" -> list.answer(request, newsletter);
            case "try" -> imports.take(request, newsletter, Mode.DRY_RUN, view(request, newsletter));
            case "import" -> imports.take(request, newsletter, Mode.APPLY, view(request, newsletter));
            default -> throw Refused.unknownButton();
        };
    }

    /** The page with nothing asked yet. */
    private Map<String, Object> view(Request request, Newsletter newsletter) {
        Map<String, Object> view = ConsoleFrame.shell(request, "Subscribers of " + newsletter.name(), Here.ELSEWHERE);
        view.put("name", newsletter.name());
        view.put("newsletterUrl", ConsolePaths.newsletter(newsletter.id()));
        view.put("statsUrl", ConsolePaths.stats(newsletter.id()));
        view.put("subscribeUrl", frame.site("/subscribe?newsletter=" + newsletter.id()));
        view.put(
                "count",
                ConsoleFrame.number(
                        subscribers.estimate(new Audience(newsletter.id().value()))));
        for (String empty : List.of(
                "address", "addressProblem", "done", "elsewhere", "rows", "kept", "file", "consent", "importProblem")) {
            view.put(empty, "");
        }
        view.put("people", List.of());
        view.put("nobody", false);
        view.put("suppressed", false);
        view.put("hasData", false);
        view.put("mayErase", false);
        view.put("parts", list.buttons(newsletter));
        view.put("report", false);
        return view;
    }
}
