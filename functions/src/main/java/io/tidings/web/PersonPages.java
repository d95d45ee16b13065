package io.tidings.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.edition.Newsletter;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.Outcome;
import io.tidings.subscriber.PersonalData;
import io.tidings.subscriber.Subscriber;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Subscribers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an editor does for one person who wrote or called, in the console and over the API: looks them up, takes them off, hands
 * out their data (GDPR article 15) and erases it (article 17). It is the same code that people have on their own page. The log
 * says who did what to which id, and never an address.
 */
final class PersonPages {

    private static final Logger LOG = LoggerFactory.getLogger(PersonPages.class);
    private static final String JSON = "application/json; charset=utf-8";

    private final ConsoleFrame frame;
    private final Subscribers subscribers;

    PersonPages(ConsoleFrame frame, Subscribers subscribers) {
        this.frame = frame;
        this.subscribers = subscribers;
    }

    void routes(Router router) {
        router.post("/api/newsletters/{}/subscriber/export", (request, id) -> exported(request, person(request, id)))
                .post("/api/newsletters/{}/subscriber/erase", (request, id) -> erased(request, person(request, id)));
    }

    /** Somebody, known or not, as a newsletter knows them. */
    private record Person(Audience audience, SubscriberId id) {}

    private Person person(Request request, String newsletter) {
        Audience audience = new Audience(frame.newsletter(newsletter).id().value());
        JsonNode body = Json.read(request);
        try {
            return new Person(audience, subscribers.idOf(new EmailAddress(Json.text(body, "address"))));
        } catch (IllegalArgumentException e) {
            throw new Refused(400, String.valueOf(e.getMessage()), "address", "Correct the address.", e);
        }
    }

    private Response exported(Request request, Person person) {
        return Response.of(200, JSON, export(request, known(person), person));
    }

    private Response erased(Request request, Person person) {
        PersonalData data = known(person);
        erase(request, person);
        return Response.json(
                200, Json.object().put("erased", data.subscriptions().size()).toString());
    }

    /** Refuses where nothing is known that could be handed out or erased. */
    private PersonalData known(Person person) {
        return data(person)
                .orElseThrow(() -> Refused.notFound("Nobody is known by this address, in any newsletter.", "address"));
    }

    private Optional<PersonalData> data(Person person) {
        return Optional.of(subscribers.export(person.audience(), person.id())).filter(PersonPages::isAnything);
    }

    private static boolean isAnything(PersonalData data) {
        return !data.subscriptions().isEmpty() || data.suppression().isPresent();
    }

    private static String export(Request request, PersonalData data, Person person) {
        log(request, "export", person);
        return PersonalDataJson.of(data);
    }

    private void erase(Request request, Person person) {
        subscribers.erase(person.audience(), person.id());
        log(request, "erase", person);
    }

    private static void log(Request request, String act, Person person) {
        LOG.info("act subscriber={} act={} who={}", person.id(), act, ConsoleFrame.who(request));
    }

    /** The page's act on the address in its form; {@code view} is the page with nothing asked yet. */
    Response act(Request request, Newsletter newsletter, Map<String, Object> view) {
        String typed = request.form().value("address");
        view.put("address", typed);
        Person person;
        try {
            person = new Person(new Audience(newsletter.id().value()), subscribers.idOf(new EmailAddress(typed)));
        } catch (IllegalArgumentException e) {
            view.put("addressProblem", String.valueOf(e.getMessage()));
            return frame.page(400, "subscribers", view);
        }
        switch (request.form().value("act")) {
            case "unsubscribe" -> view.put("done", unsubscribe(request, person));
            case "export" -> {
                Optional<PersonalData> data = data(person);
                if (data.isPresent()) {
                    return Response.download(JSON, "personal-data.json", export(request, data.get(), person));
                }
            }
            case "erase" -> {
                Optional<PersonalData> data = data(person);
                if (data.isPresent()) {
                    erase(request, person);
                    return page(view, newsletter, person, erased(data.get()));
                }
            }
            default -> {}
        }
        return page(view, newsletter, person, String.valueOf(view.get("done")));
    }

    private Response page(Map<String, Object> view, Newsletter newsletter, Person person, String done) {
        Optional<Subscriber> found = subscribers.find(person.audience(), person.id());
        Optional<PersonalData> data = data(person);
        view.put("done", done);
        view.put(
                "people",
                found.map(known -> PersonView.of(known, newsletter, subscribers.isPausedToday(known))).stream()
                        .toList());
        view.put("nobody", found.isEmpty());
        view.put("suppressed", subscribers.isSuppressed(person.id()));
        view.put("hasData", data.isPresent());
        List<String> elsewhere = data.stream()
                .flatMap(all -> all.subscriptions().stream())
                .map(subscription -> subscription.audience().newsletter())
                .filter(name -> !name.equals(person.audience().newsletter()))
                .sorted()
                .toList();
        view.put("mayErase", data.filter(all -> !all.subscriptions().isEmpty()).isPresent());
        view.put("elsewhere", String.join(", ", elsewhere));
        return frame.page(200, "subscribers", view);
    }

    private static String erased(PersonalData data) {
        int newsletters = data.subscriptions().size();
        return "Erased" + (newsletters > 1 ? " from " + newsletters + " newsletters" : "")
                + ". What is kept of them is a keyed hash, by which no import brings them back. Backups and SES's reports on their"
                + " mails still hold the address, for five weeks at most.";
    }

    private String unsubscribe(Request request, Person person) {
        Outcome outcome = subscribers.unsubscribe(
                person.audience(),
                person.id(),
                How.UNSUBSCRIBED_BY_EDITOR,
                "Asked " + ConsoleFrame.who(request) + " to be taken off");
        return switch (outcome) {
            case DONE -> "Unsubscribed: they get nothing more of it.";
            case ALREADY_SO, TOO_LATE, SUPPRESSED, NOT_POSSIBLE, UNKNOWN -> "They got nothing of it before.";
        };
    }
}
