package io.tidings.web;

import io.tidings.edition.Edition;
import io.tidings.edition.Editions;
import io.tidings.edition.FrozenArticle;
import io.tidings.edition.FrozenStory;
import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.edition.NoSuchPlace;
import io.tidings.edition.Redrafted;
import io.tidings.edition.Revising;
import io.tidings.edition.Revising.StoryChange;
import io.tidings.edition.StoryByHand;
import io.tidings.edition.StoryByHand.Place;
import io.tidings.render.PageViews.Here;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an editor does to one story of an edition: {@code POST /console/editions/{id}/place} puts it somewhere, {@code
 * /console/editions/{id}/story} has its headline and summary.
 */
final class StoryPages {

    private final ConsoleFrame frame;
    private final EditionDesk desk;
    private final Editions editions;
    private final Revising revising;

    StoryPages(ConsoleFrame frame, EditionDesk desk, Editions editions, Revising revising) {
        this.frame = frame;
        this.desk = desk;
        this.editions = editions;
        this.revising = revising;
    }

    void routes(Router router) {
        router.post("/console/editions/{}/place", (request, id) -> place(request, desk.find(id)))
                .get("/console/editions/{}/story", (request, id) -> show(request, desk.find(id)))
                .post("/console/editions/{}/story", (request, id) -> act(request, desk.find(id)));
    }

    /** {@code section:number}, as the buttons say it; without a section the one that was chosen, without a number the last. */
    private Response place(Request request, Edition edition) {
        Form form = request.form();
        String[] place = (form.value("place") + ":").split(":", -1);
        String section = place[0].isEmpty() ? form.value("topic") : place[0];
        EditionDesk.revised(change(request, edition, form, List.of(new StoryChange.Put(at(section, place[1])))));
        return back(edition, form);
    }

    /** A place as it came; refuses what is none. */
    static Place at(String section, String number) {
        try {
            return new Place(section, number.isEmpty() ? Place.LAST : Integer.parseInt(number));
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    400,
                    "This is no place: \"" + number + "\".",
                    "place",
                    "Send a number from 1 to " + Place.LAST + ".",
                    e);
        }
    }

    private static Response back(Edition edition, Form form) {
        return Response.seeOther(ConsolePaths.edition(edition.id()) + "#a-" + form.value("article"));
    }

    private Response act(Request request, Edition edition) {
        Form form = request.form();
        return switch (form.value("act")) {
            case "save" -> save(request, edition, form);
            case "take-back" -> {
                EditionDesk.revised(change(
                        request, edition, form, List.of(new StoryChange.TakeBack(), new StoryChange.Say("", ""))));
                yield back(edition, form);
            }
            default -> throw Refused.unknownButton();
        };
    }

    private Response save(Request request, Edition edition, Form form) {
        FrozenStory story = find(request, edition).orElseThrow(() -> gone(form));
        FrozenArticle lead = story.lead();
        String title = unlike(lead.title(), form.value("title"));
        String summary = unlike(lead.summary(), form.value("summary"));
        int draft = EditionDesk.draft(edition, form.value("draft"));
        List<Problem> problems = StoryByHand.problems(title, summary);
        if (!problems.isEmpty()) {
            // Still the draft they saw: what somebody else wrote since is shown to them when they save.
            return page(request, 400, edition, story, new Fields(draft, title, summary, problems));
        }
        Redrafted redrafted = change(request, edition, form, List.of(new StoryChange.Say(title, summary)));
        return switch (redrafted) {
            case Redrafted.Done _ -> back(edition, form);
            case Redrafted.Settled(Edition now) -> notSaved(request, now, form, title, summary);
            case Redrafted.Overtaken(Edition now) -> notSaved(request, now, form, title, summary);
        };
    }

    /** What was written, beside what the story says now. */
    private Response notSaved(Request request, Edition now, Form form, String title, String summary) {
        FrozenStory story = find(request, now).orElseThrow(() -> gone(form));
        return page(request, 409, now, story, new Fields(now.draft(), title, summary, List.of()));
    }

    /** Whoever composed again meanwhile lost a story that words were written for: the words at least stay. */
    private static Refused gone(Form form) {
        return new Refused(
                409,
                "The edition has this story no more: it was dropped, or another article leads it by now.",
                "article",
                "Open the edition's page again. You had written: “" + form.value("title") + "” and “"
                        + form.value("summary") + "”.");
    }

    /** What was typed; "" where it is the source's own. */
    private static String unlike(String source, String typed) {
        String text = typed.replace("\r\n", "\n");
        return text.equals(source.strip()) ? "" : text;
    }

    private Redrafted change(Request request, Edition edition, Form form, List<StoryChange> changes) {
        int draft = EditionDesk.draft(edition, form.value("draft"));
        var wish = new Revising.Wish(edition.id(), draft, ConsoleFrame.who(request));
        return changed(() -> revising.change(frame.newsletter(edition), wish, form.value("article"), changes));
    }

    /** What becomes of it; refuses a story or a section that is not there. */
    static Redrafted changed(Supplier<Redrafted> change) {
        try {
            return change.get();
        } catch (NoSuchPlace e) {
            throw new Refused(
                    400,
                    "The story can't be changed like this: " + e.getMessage() + ".",
                    "article",
                    "Open the edition's page again.",
                    e);
        }
    }

    /** What is in the fields, and what is said of it; {@code draft}: the one that whoever presses Save has seen. */
    private record Fields(int draft, String title, String summary, List<Problem> problems) {}

    private Response show(Request request, Edition edition) {
        FrozenStory story =
                find(request, edition).orElseThrow(() -> Refused.notFound("The edition has no such story.", "article"));
        return page(
                request, 200, edition, story, new Fields(edition.draft(), story.title(), story.summary(), List.of()));
    }

    private Optional<FrozenStory> find(Request request, Edition edition) {
        String article = Optional.of(request.form().value("article"))
                .filter(id -> !id.isEmpty())
                .or(() -> request.parameter("article"))
                .orElse("");
        return editions.frozen(edition).ledBy(article);
    }

    private Response page(Request request, int status, Edition edition, FrozenStory story, Fields fields) {
        Map<String, Object> view = ConsoleFrame.shell(request, "A story by hand", Here.ELSEWHERE);
        view.put("back", EditionView.title(edition, Optional.of(frame.newsletter(edition))));
        view.put(
                "backUrl",
                ConsolePaths.edition(edition.id()) + "#a-" + story.lead().id());
        view.put("draft", fields.draft());
        new Changeable(edition, status).put(view);
        FieldProblems wrong =
                FieldProblems.of(fields.problems(), problem -> problem.path().substring(1));
        wrong.put(view, field -> field.equals("title") ? "Headline" : "Summary");
        view.put("titleProblem", wrong.at("title"));
        view.put("summaryProblem", wrong.at("summary"));
        view.put("article", story.lead().id());
        view.put("sourceTitle", story.lead().title());
        view.put("sourceSummary", story.lead().summary());
        view.put("source", story.lead().sourceTitle());
        view.put("url", story.lead().url());
        view.put("title", fields.title());
        view.put("summary", fields.summary());
        view.put("theirTitle", story.title());
        view.put("theirSummary", story.summary());
        view.put("touched", story.byHand().isPresent());
        view.put("mostTitle", StoryByHand.TITLE);
        view.put("mostSummary", StoryByHand.SUMMARY);
        return frame.page(status, "story", view);
    }
}
