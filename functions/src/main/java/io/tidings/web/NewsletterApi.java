package io.tidings.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.edition.Composing;
import io.tidings.edition.Edition;
import io.tidings.edition.Editions;
import io.tidings.edition.InvalidNewsletter;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Newsletters;
import io.tidings.edition.Newsletters.Document;
import io.tidings.edition.Newsletters.Shelf;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/** {@code /api/newsletters}: their documents, and editions composed on request. */
final class NewsletterApi {

    private static final int LAST = 10;

    private final ConsoleFrame frame;
    private final Newsletters newsletters;
    private final Editions editions;
    private final Composing composing;
    private final DueAlready dueAlready;
    private final InstantSource clock;

    NewsletterApi(
            ConsoleFrame frame,
            Newsletters newsletters,
            Editions editions,
            Composing composing,
            DueAlready dueAlready,
            InstantSource clock) {
        this.frame = frame;
        this.newsletters = newsletters;
        this.editions = editions;
        this.composing = composing;
        this.dueAlready = dueAlready;
        this.clock = clock;
    }

    void routes(Router router) {
        router.get("/api", (request, id) -> Response.seeOther("/api/newsletters"))
                .get("/api/newsletters", (request, id) -> list())
                .get("/api/newsletters/{}", (request, id) -> document(id))
                .on("PUT", "/api/newsletters/{}", this::save)
                .get("/api/newsletters/{}/editions", (request, id) -> editions(frame.newsletter(id)))
                .post("/api/newsletters/{}/editions", (request, id) -> compose(request, frame.newsletter(id)));
    }

    private Response list() {
        Shelf shelf = newsletters.shelf();
        ObjectNode top = Json.object();
        ArrayNode good = top.putArray("newsletters");
        shelf.good()
                .forEach(newsletter -> good.addObject()
                        .put("id", newsletter.id().value())
                        .put("name", newsletter.name())
                        .put("description", newsletter.description())
                        .put(
                                "nextDue",
                                newsletter
                                        .schedule()
                                        .next(clock.instant())
                                        .hour()
                                        .toString()));
        ObjectNode broken = top.putObject("broken");
        shelf.broken().forEach((key, problems) -> broken.set(key, Json.problems(problems)));
        return Response.json(200, top.toString());
    }

    private Response document(String id) {
        Document document = newsletters
                .tagged(ConsoleFrame.id(id))
                .orElseThrow(() ->
                        new Refused(404, "There is no such newsletter.", "newsletter", "PUT a document to make it."));
        return Response.json(200, new String(document.json(), StandardCharsets.UTF_8))
                .with("ETag", '"' + document.tag() + '"');
    }

    private Response save(Request request, String id) {
        try {
            String given = Json.read(request).path("id").asText("");
            if (!given.equals(ConsoleFrame.id(id).value())) {
                throw new Refused(
                        400, "The document's id is not the one in the address.", "/id", "Make them the same.");
            }
            Newsletter saved = kept(request);
            ObjectNode answer = Json.object().put("id", saved.id().value()).put("name", saved.name());
            // Programs are not asked: they are told.
            dueAlready.date(saved).ifPresent(date -> answer.put("dueAlready", date.toString()));
            return Response.json(200, answer.toString());
        } catch (InvalidNewsletter e) {
            throw ConsoleFrame.broken(400, e, "body", "Correct these and send it again.");
        }
    }

    /** As the program wants it: whatever is there, or in the place of what it read, or where there is nothing. */
    private Newsletter kept(Request request) {
        Optional<String> was = request.header("if-match").map(tag -> tag.replace("\"", ""));
        if (was.isPresent()) {
            return newsletters
                    .replace(request.body(), was.get())
                    .orElseThrow(() -> new Refused(
                            412,
                            "Somebody saved another document since you read this one; nothing was saved.",
                            "If-Match",
                            "GET it again, put your changes into it, and send it with its ETag."));
        }
        if (request.header("if-none-match").filter("*"::equals).isPresent()) {
            return newsletters
                    .create(request.body())
                    .orElseThrow(() -> new Refused(
                            412, "There is such a newsletter already.", "If-None-Match", "Choose another id."));
        }
        return newsletters.save(request.body());
    }

    private Response editions(Newsletter newsletter) {
        ObjectNode top = Json.object();
        ArrayNode list = top.putArray("editions");
        editions.recent(newsletter.id(), LAST).forEach(edition -> list.add(EditionJson.brief(edition)));
        return Response.json(200, top.toString());
    }

    private Response compose(Request request, Newsletter newsletter) {
        String key = request.header("idempotency-key")
                .filter(given -> !given.isBlank() && given.length() <= 200)
                .orElseThrow(() -> new Refused(
                        400,
                        "The request has no Idempotency-Key.",
                        "Idempotency-Key",
                        "Send a header Idempotency-Key with a value of your own, at most 200 characters;"
                                + " sending it again gives the same edition."));
        Edition edition = ConsoleFrame.compose(composing, newsletter, key, request);
        return Response.json(201, EditionJson.brief(edition).toString())
                .with("Location", "/api/editions/" + edition.id());
    }
}
