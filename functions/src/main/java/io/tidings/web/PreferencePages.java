package io.tidings.web;

import io.tidings.render.Wording;
import io.tidings.subscriber.Choices;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.Grant;
import io.tidings.subscriber.Outcome;
import io.tidings.subscriber.Purpose;
import io.tidings.subscriber.Subscriber;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.Tokens;
import io.tidings.web.PreferenceView.Answer;
import io.tidings.web.PublicFrame.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /p/{token}}: topics, language and time zone, pause, leave and come back, the person's own data; with a token of {@link
 * Purpose#CHOICES} all but the last.
 */
final class PreferencePages {

    private final PublicFrame frame;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final Leaving leaving;
    private final PreferenceView view;

    PreferencePages(PublicFrame frame, Subscribers subscribers, Tokens tokens, Leaving leaving) {
        this.frame = frame;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.leaving = leaving;
        this.view = new PreferenceView(subscribers);
    }

    void routes(Router router) {
        router.get("/p/{}", this::show).post("/p/{}", this::act);
    }

    private Response show(Request request, String token) {
        return open(token)
                .flatMap(grant -> visit(request, grant))
                .map(visit -> page(200, visit, Answer.NONE))
                .orElseGet(() -> frame.deadLink(request));
    }

    private Response act(Request request, String token) {
        Optional<Grant> grant = open(token);
        if (grant.isEmpty()) {
            return frame.deadLink(request);
        }
        return visit(request, grant.get()).map(this::act).orElseGet(() -> nobody(request, grant.get()));
    }

    private Optional<Grant> open(String token) {
        return tokens.open(token, Purpose.PREFERENCES).or(() -> tokens.open(token, Purpose.CHOICES));
    }

    private Optional<Visit> visit(Request request, Grant grant) {
        return subscribers
                .find(grant.audience(), grant.subscriber())
                .map(reader -> new Visit(
                        request,
                        grant,
                        reader,
                        frame.find(grant.audience()),
                        frame.named(grant.audience()),
                        frame.wording(reader)));
    }

    /** Who pressed the button twice is told the same twice: what they wanted is so. */
    private Response nobody(Request request, Grant grant) {
        Form form = request.form();
        return grant.mayHaveData()
                        && form.value("act").equals("erase")
                        && form.value("sure").equals("yes")
                ? erased(Wording.of(Languages.of(request)), frame.named(grant.audience()))
                : frame.deadLink(request);
    }

    private Response act(Visit visit) {
        return switch (visit.request().form().value("act")) {
            case "save" -> entered(visit, entries -> save(visit, entries));
            case "pause" -> entered(visit, entries -> pause(visit, entries));
            case "resume" ->
                acted(
                        visit,
                        "site.preferences.resumed",
                        (grant, text) -> subscribers.resume(grant.audience(), grant.subscriber(), text));
            case "leave" ->
                acted(visit, "site.left.title", (grant, text) -> leaving.leave(grant, How.UNSUBSCRIBED_ON_PAGE, text));
            case "undo" ->
                acted(
                        visit,
                        "site.undone.title",
                        (grant, text) -> subscribers.undo(grant.audience(), grant.subscriber(), text));
            case "export" -> withData(visit, this::export);
            case "erase" -> withData(visit, this::erase);
            default -> page(400, visit, Answer.problem(visit.say("site.preferences.unknown")));
        };
    }

    /** For what was entered in a form, which only a newsletter that is there can tell right from wrong. */
    private Response entered(Visit visit, Function<Entries, Response> act) {
        try {
            return visit.newsletter()
                    .map(newsletter -> act.apply(new Entries(newsletter, visit.wording())))
                    .orElseGet(() -> page(409, visit, Answer.problem(visit.say("site.preferences.notNow"))));
        } catch (Entries.Wrong wrong) {
            return page(400, visit, new Answer("", wrong.sentence(), wrong.field()));
        }
    }

    private Response pause(Visit visit, Entries entries) {
        Optional<LocalDate> until = entries.until(visit.request().form().value("until"), subscribers.today());
        return acted(
                visit,
                until.isPresent() ? "site.preferences.pausedUntil" : "site.preferences.paused",
                (grant, text) -> subscribers.pause(grant.audience(), grant.subscriber(), until, text));
    }

    private Response save(Visit visit, Entries entries) {
        Form form = visit.request().form();
        boolean every = form.value("which").equals("every");
        List<String> topics = every ? List.of() : form.values("topics");
        if (!every && topics.isEmpty()) {
            // No topics would mean every topic: the opposite of what was ticked.
            return page(400, visit, new Answer("", visit.say("site.preferences.noTopic"), "topics"));
        }
        Subscriber reader = visit.reader();
        String often = form.value("every").isBlank() ? Integer.toString(reader.every()) : form.value("every");
        // The form knows de where the reader said de-AT: whoever leaves it as it stood keeps their own.
        boolean sameLanguage = form.value("locale").equals(Offers.language(entries.newsletter(), reader.locale()));
        String locale = sameLanguage ? reader.locale() : form.value("locale");
        Choices choices = entries.choices(topics, locale, form.value("zone"), often, reader.locale());
        return acted(
                visit,
                "site.preferences.saved",
                (grant, text) -> subscribers.change(grant.audience(), grant.subscriber(), old -> choices, text));
    }

    private interface Change {
        Outcome make(Grant grant, String text);
    }

    private Response acted(Visit visit, String done, Change change) {
        return switch (change.make(visit.grant(), visit.say(done))) {
            case DONE, ALREADY_SO -> again(visit, done);
            case TOO_LATE, NOT_POSSIBLE, SUPPRESSED, UNKNOWN ->
                page(409, visit, Answer.problem(visit.say("site.preferences.notNow")));
        };
    }

    /** The same page after an act, with the person as they are now, and in the language that they chose just now. */
    private Response again(Visit visit, String done) {
        return visit(visit.request(), visit.grant())
                .map(now -> page(200, now, Answer.done(now.say(done))))
                .orElseGet(() -> frame.deadLink(visit.request()));
    }

    private Response withData(Visit visit, Function<Visit, Response> act) {
        return visit.mayHaveData()
                ? act.apply(visit)
                : page(403, visit, Answer.problem(visit.say("site.preferences.notHere")));
    }

    private Response export(Visit visit) {
        Grant grant = visit.grant();
        String json = PersonalDataJson.of(subscribers.export(grant.audience(), grant.subscriber()));
        return Response.download("application/json; charset=utf-8", "my-data.json", json);
    }

    private Response erase(Visit visit) {
        if (!visit.request().form().value("sure").equals("yes")) {
            return page(400, visit, Answer.problem(visit.say("site.erase.sure")));
        }
        subscribers.erase(visit.grant().audience(), visit.grant().subscriber());
        return erased(visit.wording(), visit.named());
    }

    private Response erased(Wording wording, Named newsletter) {
        Message message = new Message(wording.say("site.erased.title"), wording.say("site.erased.lead"));
        return frame.message(200, wording, newsletter, message);
    }

    private Response page(int status, Visit visit, Answer answer) {
        return frame.page(status, "preferences", view.of(visit, answer));
    }
}
