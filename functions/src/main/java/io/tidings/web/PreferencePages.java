package io.tidings.web;

import io.tidings.delivery.Ledger;
import io.tidings.edition.Newsletter;
import io.tidings.render.Wording;
import io.tidings.subscriber.Choices;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.Grant;
import io.tidings.subscriber.Outcome;
import io.tidings.subscriber.Purpose;
import io.tidings.subscriber.Status;
import io.tidings.subscriber.Subscriber;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.Tokens;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /p/{token}}: topics, language and time zone, pause, leave and come back, the person's own data. */
final class PreferencePages {

    private final PublicFrame frame;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final Ledger ledger;

    PreferencePages(PublicFrame frame, Subscribers subscribers, Tokens tokens, Ledger ledger) {
        this.frame = frame;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.ledger = ledger;
    }

    void routes(Router router) {
        router.get("/p/{}", (request, token) -> with(request, token, this::show))
                .post("/p/{}", (request, token) -> with(request, token, this::act));
    }

    /** Who is at the page, in which language, about which newsletter. */
    private record Visit(Request request, Grant grant, Subscriber reader, Newsletter newsletter, Wording wording) {

        String say(String key) {
            return wording.say(key, newsletter.name());
        }
    }

    private interface Answer {
        Response to(Visit visit);
    }

    private Response with(Request request, String token, Answer answer) {
        Optional<Grant> grant = tokens.open(token, Purpose.PREFERENCES);
        Optional<Subscriber> reader = grant.flatMap(open -> subscribers.find(open.audience(), open.subscriber()));
        return reader.isEmpty()
                ? frame.deadLink(request)
                : answer.to(visit(request, grant.orElseThrow(), reader.get()));
    }

    private Visit visit(Request request, Grant grant, Subscriber reader) {
        Newsletter newsletter = frame.newsletter(grant.audience().newsletter());
        return new Visit(request, grant, reader, newsletter, frame.wording(reader));
    }

    /** The same page after an act, with the person as they are now. */
    private Response again(Visit visit, String done) {
        return subscribers
                .find(visit.grant().audience(), visit.grant().subscriber())
                .map(reader -> page(200, visit(visit.request(), visit.grant(), reader), done, ""))
                .orElseGet(() -> frame.deadLink(visit.request()));
    }

    private Response show(Visit visit) {
        return page(200, visit, "", "");
    }

    private Response act(Visit visit) {
        return switch (visit.request().form().value("act")) {
            case "save" -> save(visit);
            case "pause" -> pause(visit);
            case "resume" ->
                acted(
                        visit,
                        "site.preferences.resumed",
                        (grant, text) -> subscribers.resume(grant.audience(), grant.subscriber(), text));
            case "leave" -> acted(visit, "site.left.title", this::leave);
            case "undo" ->
                acted(
                        visit,
                        "site.undone.title",
                        (grant, text) -> subscribers.undo(grant.audience(), grant.subscriber(), text));
            case "export" -> export(visit);
            case "erase" -> erase(visit);
            default -> page(400, visit, "", visit.say("site.preferences.unknown"));
        };
    }

    private Response pause(Visit visit) {
        try {
            Optional<LocalDate> until = new Entries(visit.newsletter(), visit.wording())
                    .until(visit.request().form().value("until"), subscribers.today());
            return acted(
                    visit,
                    until.isPresent() ? "site.preferences.pausedUntil" : "site.preferences.paused",
                    (grant, text) -> subscribers.pause(grant.audience(), grant.subscriber(), until, text));
        } catch (Entries.Wrong wrong) {
            return page(400, visit, "", wrong.sentence());
        }
    }

    private interface Change {
        Outcome make(Grant grant, String text);
    }

    private Response acted(Visit visit, String done, Change change) {
        return switch (change.make(visit.grant(), visit.say(done))) {
            case DONE, ALREADY_SO -> again(visit, visit.say(done));
            case TOO_LATE, NOT_POSSIBLE, SUPPRESSED, UNKNOWN ->
                page(409, visit, "", visit.say("site.preferences.notNow"));
        };
    }

    private Outcome leave(Grant grant, String text) {
        Outcome outcome = subscribers.unsubscribe(grant.audience(), grant.subscriber(), How.UNSUBSCRIBED_ON_PAGE, text);
        if (outcome == Outcome.DONE) {
            grant.mail().ifPresent(ledger::unsubscribed);
        }
        return outcome;
    }

    private Response save(Visit visit) {
        Form form = visit.request().form();
        boolean every = form.value("which").equals("every");
        List<String> topics = every ? List.of() : form.values("topics");
        if (!every && topics.isEmpty()) {
            // No topics would mean every topic: the opposite of what was ticked.
            return page(400, visit, "", visit.say("site.preferences.noTopic"));
        }
        try {
            Choices choices = new Entries(visit.newsletter(), visit.wording())
                    .choices(
                            topics,
                            form.value("locale"),
                            form.value("zone"),
                            form.value("every").isBlank()
                                    ? Integer.toString(visit.reader().every())
                                    : form.value("every"),
                            visit.reader().locale());
            return acted(
                    visit,
                    "site.preferences.saved",
                    (grant, text) -> subscribers.change(grant.audience(), grant.subscriber(), old -> choices, text));
        } catch (Entries.Wrong wrong) {
            return page(400, visit, "", wrong.sentence());
        }
    }

    private Response export(Visit visit) {
        String json = PersonalDataJson.of(subscribers.export(visit.grant().subscriber()));
        return Response.download("application/json; charset=utf-8", "my-data.json", json);
    }

    private Response erase(Visit visit) {
        if (!visit.request().form().value("sure").equals("yes")) {
            return page(400, visit, "", visit.say("site.erase.sure"));
        }
        subscribers.erase(visit.grant().audience(), visit.grant().subscriber());
        return frame.message(
                200,
                visit.wording(),
                visit.newsletter(),
                new Message(visit.say("site.erased.title"), visit.say("site.erased.lead")));
    }

    private Response page(int status, Visit visit, String done, String problem) {
        Subscriber reader = visit.reader();
        Map<String, Object> view =
                frame.shell(visit.wording(), visit.say("site.preferences.title"), visit.newsletter());
        view.put("heading", visit.say("site.preferences.title"));
        view.put("done", done);
        view.put("problem", problem);
        view.put("subscribed", reader.status() == Status.ACTIVE || reader.status() == Status.PAUSED);
        boolean paused = subscribers.isPausedToday(reader);
        view.put("active", !paused);
        view.put("tomorrow", subscribers.today().plusDays(1).toString());
        view.put("rhythms", rhythms(visit.wording(), reader.every()));
        boolean left = reader.status() == Status.UNSUBSCRIBED;
        view.put("left", left);
        view.put("mayUndo", left && subscribers.mayUndo(reader.audience(), reader.id()));
        view.put("standing", standing(visit, paused));
        view.put("every", reader.topics().isEmpty());
        view.put("zone", reader.zone().map(Object::toString).orElse(""));
        view.put("zones", Zones.NAMED);
        view.put("subscribeUrl", PublicFrame.home(visit.newsletter()));
        Offers.put(view, visit.newsletter(), reader.topics(), reader.locale());
        return frame.page(status, "preferences", view);
    }

    private static List<Map<String, Object>> rhythms(Wording wording, int chosen) {
        return Choices.RHYTHMS.stream()
                .map(every -> Map.<String, Object>of(
                        "every", Integer.toString(every),
                        "name", wording.say("site.preferences.rhythm." + every),
                        "selected", every == chosen))
                .toList();
    }

    /** Who paused until a day that has come receives it again, whatever the table says. */
    private static String standing(Visit visit, boolean paused) {
        Subscriber reader = visit.reader();
        Status status = reader.status() == Status.PAUSED && !paused ? Status.ACTIVE : reader.status();
        return paused && reader.pausedUntil().isPresent()
                ? visit.wording()
                        .say(
                                "site.standing.pausedUntil",
                                visit.newsletter().name(),
                                visit.wording().date(reader.pausedUntil().get()))
                : visit.say("site.standing." + status.name());
    }
}
