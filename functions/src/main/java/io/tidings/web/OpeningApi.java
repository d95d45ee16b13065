package io.tidings.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.edition.Edition;
import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Opening;
import io.tidings.edition.Revising;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code /api/editions/{id}/opening}: subject, preheader and introduction by hand. */
final class OpeningApi {

    private static final Set<String> FIELDS = Set.of("subject", "preheader", "introduction");

    private final ConsoleFrame frame;
    private final EditionDesk desk;
    private final Revising revising;

    OpeningApi(ConsoleFrame frame, EditionDesk desk, Revising revising) {
        this.frame = frame;
        this.desk = desk;
        this.revising = revising;
    }

    void routes(Router router) {
        router.get("/api/editions/{}/opening", (request, id) -> show(desk.find(id)))
                .on("PUT", "/api/editions/{}/opening", (request, id) -> change(request, desk.find(id)));
    }

    private Response show(Edition edition) {
        ObjectNode top = Json.object().put("edition", edition.id().value()).put("draft", edition.draft());
        ObjectNode openings = top.putObject("openings");
        new TreeMap<>(revising.openings(edition))
                .forEach((tag, opening) -> openings.putObject(tag)
                        .put("subject", opening.subject())
                        .put("preheader", opening.preheader())
                        .put("introduction", opening.introduction()));
        return Response.json(200, top.toString());
    }

    private Response change(Request request, Edition edition) {
        Newsletter newsletter = frame.newsletter(edition);
        Revising.Wish wish = EditionDesk.wish(request, edition);
        Map<String, Opening> openings = openings(Json.read(request), newsletter);
        return show(EditionDesk.revised(revising.open(newsletter, wish, openings)));
    }

    /** By language; refuses with all that is wrong. */
    private static Map<String, Opening> openings(JsonNode body, Newsletter newsletter) {
        List<Problem> problems = new ArrayList<>();
        unknown(body, Set.of("openings"), "", problems);
        if (!body.path("openings").isObject()) {
            problems.add(new Problem("/openings", "must be an object: a language tag, and what it opens with."));
        }
        Set<String> tags = new TreeSet<>(
                newsletter.locales().stream().map(Locale::toLanguageTag).toList());
        Map<String, Opening> openings = new TreeMap<>();
        body.path("openings").properties().forEach(given -> {
            String pointer = "/openings/" + given.getKey();
            if (!tags.contains(given.getKey())) {
                problems.add(new Problem(pointer, "is no language of the newsletter. It has " + tags + "."));
            }
            openings.put(given.getKey(), opening(given.getValue(), pointer, problems));
        });
        problems.addAll(OpeningPages.problems(openings));
        if (!problems.isEmpty()) {
            throw new Refused(
                    400, "The openings can't be used like this.", "openings", "Correct what is listed.", problems);
        }
        return openings;
    }

    private static Opening opening(JsonNode node, String pointer, List<Problem> problems) {
        unknown(node, FIELDS, pointer, problems);
        return new Opening(
                text(node, "subject", pointer, problems),
                text(node, "preheader", pointer, problems),
                text(node, "introduction", pointer, problems));
    }

    private static void unknown(JsonNode node, Set<String> known, String pointer, List<Problem> problems) {
        node.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(new Problem(
                        pointer + "/" + name, "is not a field we know. There are " + new TreeSet<>(known) + ".")));
    }

    private static String text(JsonNode node, String field, String pointer, List<Problem> problems) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            problems.add(new Problem(pointer + "/" + field, "must be a string."));
        }
        return value.asText("");
    }
}
