package io.tidings.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.edition.Edition;
import io.tidings.edition.Editions;
import io.tidings.edition.FrozenStory;
import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Revising;
import io.tidings.edition.Revising.StoryChange;
import io.tidings.edition.StoryByHand;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/editions/{id}/stories}: where the stories of an edition stand and what they say, and both by hand. */
final class StoryApi {

    private final ConsoleFrame frame;
    private final EditionDesk desk;
    private final Editions editions;
    private final Revising revising;

    StoryApi(ConsoleFrame frame, EditionDesk desk, Editions editions, Revising revising) {
        this.frame = frame;
        this.desk = desk;
        this.editions = editions;
        this.revising = revising;
    }

    void routes(Router router) {
        router.get("/api/editions/{}/stories", (request, id) -> show(desk.find(id)))
                .on("PUT", "/api/editions/{}/stories", (request, id) -> change(request, desk.find(id)));
    }

    private Response show(Edition edition) {
        ObjectNode top = Json.object().put("edition", edition.id().value()).put("draft", edition.draft());
        ArrayNode sections = top.putArray("sections");
        editions.frozen(edition).sections().forEach(section -> {
            ArrayNode stories =
                    sections.addObject().put("section", section.slug()).putArray("stories");
            section.stories().forEach(story -> stories.add(node(story)));
        });
        return Response.json(200, top.toString());
    }

    private static ObjectNode node(FrozenStory story) {
        StoryByHand hand = story.byHand().orElse(StoryByHand.UNTOUCHED);
        ObjectNode node = Json.object()
                .put("article", story.lead().id())
                .put("url", story.lead().url())
                .put("title", story.title())
                .put("summary", story.summary());
        story.byHand()
                .ifPresent(_ -> node.putObject("byHand")
                        .put("place", hand.place().isPresent())
                        .put("title", hand.title())
                        .put("summary", hand.summary()));
        return node;
    }

    private Response change(Request request, Edition edition) {
        Newsletter newsletter = frame.newsletter(edition);
        Revising.Wish wish = EditionDesk.wish(request, edition);
        String article = request.parameter("article").orElse("");
        FrozenStory story = editions.frozen(edition)
                .ledBy(article)
                .orElseThrow(() -> new Refused(
                        404, "The edition has no such story.", "article", "GET lists those it has: send ?article=…"));
        List<StoryChange> changes = changes(Json.read(request), story);
        return show(EditionDesk.revised(StoryPages.changed(() -> revising.change(newsletter, wish, article, changes))));
    }

    /** In the order in which they are done; fields that are left out change nothing. */
    private static List<StoryChange> changes(JsonNode body, FrozenStory story) {
        List<StoryChange> changes = new ArrayList<>();
        StoryByHand hand = story.byHand().orElse(StoryByHand.UNTOUCHED);
        if (body.has("title") || body.has("summary")) {
            String title = body.has("title") ? Json.text(body, "title") : hand.title();
            String summary = body.has("summary") ? Json.text(body, "summary") : hand.summary();
            List<Problem> problems = StoryByHand.problems(title, summary);
            if (!problems.isEmpty()) {
                throw new Refused(400, "The story can't say this.", "title", "Correct what is listed.", problems);
            }
            changes.add(new StoryChange.Say(title, summary));
        }
        if (body.has("section")) {
            String section = Json.text(body, "section");
            changes.add(
                    section.isEmpty()
                            ? new StoryChange.TakeBack()
                            : new StoryChange.Put(
                                    StoryPages.at(section, body.path("place").asText(""))));
        } else if (body.has("place")) {
            throw new Refused(400, "A place is in a section.", "section", "Send \"section\" beside \"place\".");
        }
        return changes;
    }
}
