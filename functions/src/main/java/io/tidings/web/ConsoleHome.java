package io.tidings.web;

import io.tidings.delivery.KillSwitch;
import io.tidings.edition.Edition;
import io.tidings.edition.Editions;
import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import io.tidings.edition.Newsletters;
import io.tidings.edition.Newsletters.Shelf;
import io.tidings.render.PageViews.Here;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /console}: every newsletter with its last editions, and the switch that stops all sending. */
final class ConsoleHome {

    private static final int LAST = 3;

    private final ConsoleFrame frame;
    private final Newsletters newsletters;
    private final Editions editions;
    private final SendingSwitch sending;
    private final InstantSource clock;

    ConsoleHome(
            ConsoleFrame frame,
            Newsletters newsletters,
            Editions editions,
            SendingSwitch sending,
            InstantSource clock) {
        this.frame = frame;
        this.newsletters = newsletters;
        this.editions = editions;
        this.sending = sending;
        this.clock = clock;
    }

    void routes(Router router) {
        router.get("/", (request, id) -> Response.seeOther(ConsolePaths.HOME))
                .get(ConsolePaths.HOME, (request, id) -> show(request))
                .post(ConsolePaths.HOME, (request, id) -> act(request));
    }

    private Response show(Request request) {
        Shelf shelf = newsletters.shelf();
        Map<String, Object> view = ConsoleFrame.shell(request, "Newsletters", Here.CURRENT);
        view.put("newsletters", shelf.good().stream().map(this::newsletter).toList());
        view.put("none", shelf.good().isEmpty() && shelf.broken().isEmpty());
        view.put(
                "broken",
                shelf.broken().entrySet().stream()
                        .map(entry -> broken(entry.getKey(), entry.getValue()))
                        .toList());
        view.put("newUrl", ConsolePaths.NEW);
        Optional<KillSwitch.Stop> stop = sending.find();
        view.put("stopped", stop.isPresent());
        view.put("stopReason", stop.map(KillSwitch.Stop::reason).orElse(""));
        view.put(
                "stopSince",
                stop.map(found -> ConsoleFrame.time(found.since(), ConsoleFrame.UTC))
                        .orElse(""));
        return frame.page(200, "home", view);
    }

    private Map<String, Object> newsletter(Newsletter newsletter) {
        List<Edition> last = editions.recent(newsletter.id(), LAST);
        return Map.of(
                "name", newsletter.name(),
                "url", ConsolePaths.newsletter(newsletter.id()),
                "description", newsletter.description(),
                "nextDue", NewsletterPages.nextDue(newsletter, clock),
                "hasEditions", !last.isEmpty(),
                "editions",
                        last.stream()
                                .map(edition -> EditionView.line(
                                        edition, newsletter.schedule().zone()))
                                .toList());
    }

    private Map<String, Object> broken(String key, List<Problem> problems) {
        Optional<NewsletterId> id = id(key);
        List<Edition> last = id.map(known -> editions.recent(known, LAST)).orElse(List.of());
        return Map.of(
                "key", key,
                "canBeFixed", id.isPresent(),
                "fixUrl", id.map(ConsolePaths::document).orElse(ConsolePaths.HOME),
                "problems", problems(problems),
                "hasEditions", !last.isEmpty(),
                "editions",
                        last.stream()
                                .map(edition -> EditionView.line(edition, ConsoleFrame.UTC))
                                .toList());
    }

    private static List<Map<String, Object>> problems(List<Problem> problems) {
        return problems.stream()
                .map(problem -> Map.<String, Object>of("text", problem.toString()))
                .toList();
    }

    /** Empty for an object whose name no newsletter can have: its document can't be corrected here. */
    private static Optional<NewsletterId> id(String key) {
        try {
            return Optional.of(
                    new NewsletterId(key.replaceFirst("^newsletters/", "").replaceFirst("\\.json$", "")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Response act(Request request) {
        switch (request.form().value("act")) {
            case "stop" -> sending.stop(ConsoleFrame.who(request));
            case "start" -> sending.start(ConsoleFrame.who(request));
            default -> throw Refused.unknownButton();
        }
        return Response.seeOther(ConsolePaths.HOME);
    }
}
