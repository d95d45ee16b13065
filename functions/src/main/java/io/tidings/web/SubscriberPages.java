package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.render.PageViews.Here;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.ImportReport;
import io.tidings.subscriber.ImportRequest.Mode;
import io.tidings.subscriber.Outcome;
import io.tidings.subscriber.Subscriber;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.UnreadableImport;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /console/newsletters/{id}/subscribers}: what is known of one address, leaving for somebody who asked an editor, and
 * an import of rows that were pasted. Addresses travel in forms only, so that none stands in a log of requests.
 */
final class SubscriberPages {

    private final ConsoleFrame frame;
    private final Subscribers subscribers;

    SubscriberPages(ConsoleFrame frame, Subscribers subscribers) {
        this.frame = frame;
        this.subscribers = subscribers;
    }

    void routes(Router router) {
        router.get("/console/newsletters/{}/subscribers", (request, id) -> {
                    Newsletter newsletter = frame.newsletter(id);
                    return frame.page(200, "subscribers", view(request, newsletter));
                })
                .post("/console/newsletters/{}/subscribers", (request, id) -> act(request, frame.newsletter(id)));
    }

    private Response act(Request request, Newsletter newsletter) {
        return switch (request.form().value("act")) {
            case "find", "unsubscribe" -> find(request, newsletter);
            case "try" -> take(request, newsletter, Mode.DRY_RUN);
            case "import" -> take(request, newsletter, Mode.APPLY);
            default -> throw Refused.unknownButton();
        };
    }

    private Response find(Request request, Newsletter newsletter) {
        Map<String, Object> view = view(request, newsletter);
        String typed = request.form().value("address");
        view.put("address", typed);
        try {
            SubscriberId id = subscribers.idOf(new EmailAddress(typed));
            Audience audience = new Audience(newsletter.id().value());
            if (request.form().value("act").equals("unsubscribe")) {
                view.put("done", unsubscribe(request, audience, id));
            }
            Optional<Subscriber> person = subscribers.find(audience, id);
            view.put(
                    "people",
                    person.map(found -> PersonView.of(found, newsletter, subscribers.isPausedToday(found))).stream()
                            .toList());
            view.put("nobody", person.isEmpty());
            view.put("suppressed", subscribers.isSuppressed(id));
            return frame.page(200, "subscribers", view);
        } catch (IllegalArgumentException e) {
            view.put("addressProblem", String.valueOf(e.getMessage()));
            return frame.page(400, "subscribers", view);
        }
    }

    private String unsubscribe(Request request, Audience audience, SubscriberId id) {
        Outcome outcome = subscribers.unsubscribe(
                audience, id, How.UNSUBSCRIBED_BY_EDITOR, "Asked " + ConsoleFrame.who(request) + " to be taken off");
        return switch (outcome) {
            case DONE -> "Unsubscribed: they get nothing more of it.";
            case ALREADY_SO, TOO_LATE, SUPPRESSED, NOT_POSSIBLE, UNKNOWN -> "They got nothing of it before.";
        };
    }

    private Response take(Request request, Newsletter newsletter, Mode mode) {
        Map<String, Object> view = view(request, newsletter);
        String rows = request.form().value("rows");
        String consent = request.form().value("consent");
        view.put("rows", rows);
        view.put("consent", consent);
        if (consent.isEmpty()) {
            view.put("importProblem", "Say how these people agreed to be mailed: it is kept with each of them.");
            return frame.page(400, "subscribers", view);
        }
        try {
            ImportReport report = subscribers.importAll(
                    ImportApi.order(newsletter, consent, mode), new ByteArrayInputStream(PastedRows.csv(rows)));
            putReport(view, report);
            return frame.page(200, "subscribers", view);
        } catch (UnreadableImport e) {
            view.put("importProblem", String.valueOf(e.getMessage()));
            return frame.page(400, "subscribers", view);
        }
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
        for (String empty : List.of("address", "addressProblem", "done", "rows", "consent", "importProblem")) {
            view.put(empty, "");
        }
        view.put("people", List.of());
        view.put("nobody", false);
        view.put("suppressed", false);
        view.put("report", false);
        return view;
    }

    private static void putReport(Map<String, Object> view, ImportReport report) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("rows", report.rows());
        counts.put("added", report.added());
        counts.put("there already: left as they are", report.alreadyThere());
        counts.put("unsubscribed, as the rows say", report.unsubscribed());
        counts.put("left before: not brought back", report.keptUnsubscribed());
        counts.put("suppressed, as the rows say", report.suppressed());
        counts.put("were suppressed: not brought back", report.keptSuppressed());
        counts.put("can't be read", report.rejected());
        view.put("report", true);
        view.put("tried", report.mode() == Mode.DRY_RUN);
        view.put(
                "counts",
                counts.entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> Map.<String, Object>of(
                                "name", count.getKey(), "count", ConsoleFrame.number(count.getValue())))
                        .toList());
        view.put("hasErrors", !report.firstErrors().isEmpty());
        view.put(
                "errors",
                report.firstErrors().stream()
                        .map(error -> Map.<String, Object>of(
                                "line", ConsoleFrame.number(error.line()), "reason", error.reason()))
                        .toList());
    }
}
