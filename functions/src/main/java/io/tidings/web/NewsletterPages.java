package io.tidings.web;

import io.tidings.edition.Composing;
import io.tidings.edition.Edition;
import io.tidings.edition.Editions;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Schedule;
import io.tidings.render.PageViews.Here;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Subscribers;
import io.tidings.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /console/newsletters/{id}}: what it is, when it is due, its editions, and the button that composes one. */
final class NewsletterPages {

    private static final int LISTED = 30;

    private final ConsoleFrame frame;
    private final Editions editions;
    private final Composing composing;
    private final Subscribers subscribers;
    private final InstantSource clock;
    private final Supplier<String> requestKeys;

    NewsletterPages(
            ConsoleFrame frame,
            Editions editions,
            Composing composing,
            Subscribers subscribers,
            InstantSource clock,
            Supplier<String> requestKeys) {
        this.frame = frame;
        this.editions = editions;
        this.composing = composing;
        this.subscribers = subscribers;
        this.clock = clock;
        this.requestKeys = requestKeys;
    }

    void routes(Router router) {
        router.get("/console/newsletters/{}", (request, id) -> show(request, frame.newsletter(id)))
                .post("/console/newsletters/{}", (request, id) -> compose(request, frame.newsletter(id)));
    }

    static String nextDue(Newsletter newsletter, InstantSource clock) {
        Schedule schedule = newsletter.schedule();
        Instant hour = schedule.next(clock.instant()).hour();
        String composed = schedule.ahead().isZero()
                ? ""
                : ", composed " + ConsoleFrame.time(hour.minus(schedule.ahead()), schedule.zone());
        return ConsoleFrame.time(hour, schedule.zone()) + composed;
    }

    private Response show(Request request, Newsletter newsletter) {
        ZoneId zone = newsletter.schedule().zone();
        List<Edition> past = editions.recent(newsletter.id(), LISTED);
        Map<String, Object> view = ConsoleFrame.shell(request, newsletter.name(), Here.ELSEWHERE);
        view.put("name", newsletter.name());
        view.put("description", newsletter.description());
        view.put(
                "sender",
                newsletter.sender().name() + " <" + newsletter.sender().address() + ">");
        view.put("nextDue", nextDue(newsletter, clock));
        view.put("approval", approval(newsletter));
        view.put("topics", newsletter.topics().stream().map(Topic::name).collect(Collectors.joining(", ")));
        view.put(
                "languages", newsletter.locales().stream().map(Object::toString).collect(Collectors.joining(", ")));
        long people = subscribers.estimate(new Audience(newsletter.id().value()));
        view.put("subscribers", ConsoleFrame.number(people));
        view.put(
                "sure",
                GoesOut.asked(newsletter, clock.instant())
                        .beforeComposing(newsletter.approval(), GoesOut.about(people)));
        view.put("requestKey", requestKeys.get());
        view.put("subscribersUrl", ConsolePaths.subscribers(newsletter.id()));
        view.put("groupingUrl", ConsolePaths.grouping(newsletter.id()));
        view.put("statsUrl", ConsolePaths.stats(newsletter.id()));
        view.put("subscribeUrl", frame.site("/subscribe?newsletter=" + newsletter.id()));
        view.put("topicsUrl", ConsolePaths.topics(newsletter.id()));
        view.put("settingsUrl", ConsolePaths.settings(newsletter.id()));
        view.put("hasEditions", !past.isEmpty());
        view.put(
                "editions",
                past.stream().map(edition -> EditionView.line(edition, zone)).toList());
        return frame.page(200, "newsletter", view);
    }

    private static String approval(Newsletter newsletter) {
        Duration time = newsletter.approval().coolingOff();
        String cooling = time.isZero() ? "; it goes out at once" : "; recall is possible for " + GoesOut.minutes(time);
        return switch (newsletter.approval().mode()) {
            case AUTOMATIC -> "automatic" + cooling + hour(newsletter);
            case EDITOR -> "by an editor" + cooling + hour(newsletter);
        };
    }

    /** What else an edition of the schedule waits for. */
    private static String hour(Newsletter newsletter) {
        String time = newsletter.schedule().time().toString();
        return switch (newsletter.sending().timing()) {
            case LOCAL -> "; each reader gets it at " + time + " in their own time zone, or later";
            case ONCE -> newsletter.schedule().ahead().isZero() ? "" : ", but nobody gets it before " + time;
        };
    }

    /** The form holds a key of its own, so that pressing twice composes once. */
    private Response compose(Request request, Newsletter newsletter) {
        String key = request.form().value("key");
        if (key.isEmpty()) {
            throw new Refused(
                    400, "The form has lost its key.", "key", "Open the page again and press the button there.");
        }
        Edition edition = ConsoleFrame.compose(composing, newsletter, key, request);
        return Response.seeOther(ConsolePaths.edition(edition.id()));
    }
}
