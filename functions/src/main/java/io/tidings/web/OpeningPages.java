package io.tidings.web;

import io.tidings.edition.Edition;
import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Opening;
import io.tidings.edition.Redrafted;
import io.tidings.edition.Revising;
import io.tidings.render.PageViews.Here;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code /console/editions/{id}/opening}: subject, preheader and introduction of one edition, for each language. What somebody
 * else wrote meanwhile is shown beside one's own, and not written over; what came too late is shown to be copied.
 */
final class OpeningPages {

    private static final Opening NOTHING = new Opening("", "", "");

    private final ConsoleFrame frame;
    private final EditionDesk desk;
    private final Revising revising;

    OpeningPages(ConsoleFrame frame, EditionDesk desk, Revising revising) {
        this.frame = frame;
        this.desk = desk;
        this.revising = revising;
    }

    void routes(Router router) {
        router.get("/console/editions/{}/opening", (request, id) -> show(request, desk.find(id)))
                .post("/console/editions/{}/opening", (request, id) -> change(request, desk.find(id)));
    }

    /**
     * What is in the fields, and what is said of it.
     *
     * @param draft the one that whoever presses Save has seen
     * @param theirs what somebody else wrote there meanwhile
     */
    private record Fields(
            int draft, Map<String, Opening> openings, Map<String, Opening> theirs, List<Problem> problems) {}

    private Response show(Request request, Edition edition) {
        return page(
                request, 200, edition, new Fields(edition.draft(), revising.openings(edition), Map.of(), List.of()));
    }

    private Response change(Request request, Edition edition) {
        Form form = request.form();
        if (!form.value("act").equals("save")) {
            throw Refused.unknownButton();
        }
        Newsletter newsletter = frame.newsletter(edition);
        Map<String, Opening> given = given(form, newsletter);
        int draft = EditionDesk.draft(edition, form.value("draft"));
        List<Problem> problems = problems(given);
        if (!problems.isEmpty()) {
            // Still the draft they saw: what somebody else wrote since is shown to them when they save.
            return page(request, 400, edition, new Fields(draft, given, Map.of(), problems));
        }
        Revising.Wish wish = new Revising.Wish(edition.id(), draft, ConsoleFrame.who(request));
        return switch (revising.open(newsletter, wish, given)) {
            case Redrafted.Done(Edition now) -> Response.seeOther(ConsolePaths.edition(now.id()) + "#preview");
            case Redrafted.Settled(Edition now) ->
                page(request, 409, now, new Fields(now.draft(), given, Map.of(), List.of()));
            case Redrafted.Overtaken(Edition now) ->
                page(request, 409, now, new Fields(now.draft(), given, revising.openings(now), List.of()));
        };
    }

    /** As typed; what is too long to be read at all is cut nowhere, but refused with its length. */
    private static Map<String, Opening> given(Form form, Newsletter newsletter) {
        Map<String, Opening> given = new TreeMap<>();
        newsletter.locales().stream()
                .map(Locale::toLanguageTag)
                .forEach(tag -> given.put(
                        tag,
                        new Opening(
                                form.value("subject-" + tag),
                                form.value("preheader-" + tag),
                                form.value("introduction-" + tag))));
        return given;
    }

    static List<Problem> problems(Map<String, Opening> openings) {
        return openings.entrySet().stream()
                .flatMap(opening -> opening.getValue().problems("/openings/" + opening.getKey()).stream())
                .toList();
    }

    private Response page(Request request, int status, Edition edition, Fields fields) {
        Newsletter newsletter = frame.newsletter(edition);
        Changeable changeable = new Changeable(edition, status);
        Map<String, Object> view = ConsoleFrame.shell(request, "Subject and introduction", Here.ELSEWHERE);
        view.put("back", EditionView.title(edition, Optional.of(newsletter)));
        view.put("backUrl", ConsolePaths.edition(edition.id()));
        view.put("draft", fields.draft());
        changeable.put(view);
        FieldProblems.of(fields.problems(), OpeningPages::field).put(view, OpeningPages::label);
        view.put(
                "languages",
                newsletter.locales().stream()
                        .map(locale -> language(locale, newsletter, fields, changeable))
                        .toList());
        return frame.page(status, "opening", view);
    }

    /** Of {@code /openings/en/subject} the field {@code subject-en}. */
    private static String field(Problem problem) {
        String[] steps = problem.path().split("/", -1);
        return steps[steps.length - 1] + "-" + steps[steps.length - 2];
    }

    private static String label(String field) {
        String[] name = field.split("-", 2);
        return name[0].substring(0, 1).toUpperCase(Locale.ROOT) + name[0].substring(1) + " (" + name[1] + ")";
    }

    private static Map<String, Object> language(
            Locale locale, Newsletter newsletter, Fields fields, Changeable changeable) {
        String tag = locale.toLanguageTag();
        Opening opening = fields.openings().getOrDefault(tag, NOTHING);
        Opening theirs = fields.theirs().getOrDefault(tag, NOTHING);
        Map<String, Object> view = new HashMap<>();
        view.put("tag", tag);
        view.put("name", newsletter.locales().size() > 1 ? locale.getDisplayName(Locale.ENGLISH) : "");
        view.put("subject", opening.subject());
        view.put("preheader", opening.preheader());
        view.put("introduction", opening.introduction());
        FieldProblems wrong = FieldProblems.of(fields.problems(), OpeningPages::field);
        view.put("subjectProblem", wrong.at("subject-" + tag));
        view.put("preheaderProblem", wrong.at("preheader-" + tag));
        view.put("introductionProblem", wrong.at("introduction-" + tag));
        view.put("overtaken", changeable.isOvertaken());
        view.put("theirSubject", theirs.subject());
        view.put("theirPreheader", theirs.preheader());
        view.put("theirIntroduction", theirs.introduction());
        view.put("waits", changeable.waits());
        view.put("mostSubject", Opening.SUBJECT);
        view.put("mostPreheader", Opening.PREHEADER);
        view.put("mostIntroduction", Opening.INTRODUCTION);
        return view;
    }
}
