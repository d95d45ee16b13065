package io.tidings.web;

import io.tidings.edition.DocumentText;
import io.tidings.edition.InvalidNewsletter;
import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterReader;
import io.tidings.edition.Newsletters;
import io.tidings.edition.Newsletters.Document;
import io.tidings.render.PageViews.Here;
import io.tidings.web.DueAlready.Question;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newsletter's document in a text field: to be changed, checked and saved, also where what is there can't be used, and
 * to make another. What somebody saved meanwhile is not written over, also of two who press the button in one moment.
 */
final class DocumentPages {

    private static final int LARGEST = 100_000;
    private static final String GOOD = "Nothing is wrong with it. It is not saved yet.";
    private static final String SAVED = "Saved. It counts from the next edition on; what is composed stays as it is.";

    private final ConsoleFrame frame;
    private final Newsletters newsletters;
    private final DueAlready dueAlready;

    DocumentPages(ConsoleFrame frame, Newsletters newsletters, DueAlready dueAlready) {
        this.frame = frame;
        this.newsletters = newsletters;
        this.dueAlready = dueAlready;
    }

    void routes(Router router) {
        router.get("/console/newsletters/{}/document", this::show)
                .post("/console/newsletters/{}/document", this::change)
                .get(ConsolePaths.NEW, (request, id) -> fresh(request, 200, Draft.of(example(), "", List.of())))
                .post(ConsolePaths.NEW, (request, id) -> make(request));
    }

    private Response show(Request request, String id) {
        Document stored = stored(id);
        String text = new String(stored.json(), StandardCharsets.UTF_8);
        String good = request.parameter("saved").isPresent() ? SAVED : "";
        return page(request, 200, id, new Draft(text, stored.tag(), problems(id, text), good, Optional.empty()));
    }

    private enum Act {
        CHECK,
        SAVE,
        /** Save, whatever is due by it. */
        NOW,
        /** Save, with no edition of what is due by it. */
        LATER
    }

    private Response change(Request request, String id) {
        Form form = request.form();
        Act act = act(form);
        String text = given(form, act);
        String was = form.value("was");
        List<Problem> problems = problems(id, text);
        if (!problems.isEmpty()) {
            return page(request, 400, id, Draft.of(text, was, problems));
        }
        if (act == Act.CHECK) {
            return page(request, 200, id, new Draft(text, was, List.of(), GOOD, Optional.empty()));
        }
        Optional<Question> question = question(act, NewsletterReader.read(bytes(text)));
        if (question.isPresent()) {
            return page(request, 200, id, new Draft(text, was, List.of(), "", question));
        }
        if (newsletters.replace(bytes(text), was).isEmpty()) {
            return page(request, 409, id, Draft.of(text, stored(id).tag(), List.of(meanwhile())));
        }
        return Response.seeOther(ConsolePaths.document(ConsoleFrame.id(id)) + "?saved=1");
    }

    private Response make(Request request) {
        Form form = request.form();
        Act act = act(form);
        String text = given(form, act);
        try {
            Newsletter newsletter = NewsletterReader.read(bytes(text));
            if (newsletters.document(newsletter.id()).isPresent()) {
                return taken(request, text, newsletter);
            }
            if (act == Act.CHECK) {
                return fresh(request, 200, new Draft(text, "", List.of(), GOOD, Optional.empty()));
            }
            Optional<Question> question = question(act, newsletter);
            if (question.isPresent()) {
                return fresh(request, 200, new Draft(text, "", List.of(), "", question));
            }
            return newsletters.create(bytes(text)).isEmpty()
                    ? taken(request, text, newsletter)
                    : Response.seeOther(ConsolePaths.newsletter(newsletter.id()));
        } catch (InvalidNewsletter e) {
            return fresh(request, 400, Draft.of(text, "", e.problems()));
        }
    }

    private Optional<Question> question(Act act, Newsletter newsletter) {
        return act == Act.NOW ? Optional.empty() : dueAlready.question(newsletter);
    }

    /**
     * A text and what is said of it.
     *
     * @param was the tag of what it takes the place of
     */
    private record Draft(String text, String was, List<Problem> problems, String good, Optional<Question> question) {
        static Draft of(String text, String was, List<Problem> problems) {
            return new Draft(text, was, problems, "", Optional.empty());
        }
    }

    private Response page(Request request, int status, String id, Draft draft) {
        return page(
                request,
                status,
                "Document of " + id,
                draft,
                Optional.of(ConsoleFrame.id(id).value()));
    }

    private Response taken(Request request, String text, Newsletter newsletter) {
        return fresh(request, 400, Draft.of(text, "", List.of(taken(newsletter))));
    }

    private Response fresh(Request request, int status, Draft draft) {
        return page(request, status, "A new newsletter", draft, Optional.empty());
    }

    private Response page(Request request, int status, String title, Draft draft, Optional<String> id) {
        Map<String, Object> view = ConsoleFrame.shell(request, title, Here.ELSEWHERE);
        DocumentLines lines = DocumentLines.of(draft.text());
        view.put("title", title);
        view.put("back", id.orElse("Newsletters"));
        view.put(
                "backUrl",
                id.map(ConsoleFrame::id).map(ConsolePaths::newsletter).orElse(ConsolePaths.HOME));
        id.map(ConsoleFrame::id).ifPresent(newsletter -> {
            view.put("topicsUrl", ConsolePaths.topics(newsletter));
            view.put("settingsUrl", ConsolePaths.settings(newsletter));
        });
        view.put("isNew", id.isEmpty());
        view.put("document", draft.text());
        view.put("was", draft.was());
        view.put("good", draft.good());
        dueAlready.put(view, draft.question());
        view.put("hasProblems", !draft.problems().isEmpty());
        view.put("problemCount", ConsoleFrame.number(draft.problems().size()));
        view.put("oneProblem", draft.problems().size() == 1);
        view.put(
                "problems",
                draft.problems().stream().map(problem -> line(problem, lines)).toList());
        return frame.page(status, "document", view);
    }

    /** What is about the whole names no line, or its own. */
    private static Map<String, Object> line(Problem problem, DocumentLines lines) {
        return Map.of(
                "hasPlace", !problem.path().equals("/"),
                "line", ConsoleFrame.number(lines.line(problem.path())),
                "path", problem.path(),
                "what", problem.what());
    }

    /** All that keeps a text from being the document of this newsletter. */
    private static List<Problem> problems(String id, String text) {
        try {
            Newsletter read = NewsletterReader.read(bytes(text));
            return read.id().equals(ConsoleFrame.id(id))
                    ? List.of()
                    : List.of(new Problem("/id", "It must stay \"" + id + "\": links and people hang on it."));
        } catch (InvalidNewsletter e) {
            return e.problems();
        }
    }

    private static Problem taken(Newsletter newsletter) {
        return new Problem("/id", "There is a newsletter \"" + newsletter.id() + "\" already. Choose another id.");
    }

    private static Problem meanwhile() {
        return new Problem(
                "/",
                "Somebody saved another one since you opened this page. Yours is below and not saved: compare them,"
                        + " and press Save again to put yours in the place of theirs.");
    }

    private Document stored(String id) {
        return newsletters
                .tagged(ConsoleFrame.id(id))
                .orElseThrow(() -> Refused.notFound("There is no such newsletter.", "newsletter"));
    }

    private static String example() {
        return new String(Newsletters.example(), StandardCharsets.UTF_8);
    }

    /** As it was typed, with the ends of lines that documents have; browsers send others. */
    private String given(Form form, Act act) {
        String typed = form.value("document").replace("\r\n", "\n") + "\n";
        String text = act == Act.LATER ? later(typed, form.value("next")) : typed;
        if (text.length() > LARGEST) {
            throw new Refused(413, "The document is too large.", "document", "Send at most 100,000 characters.");
        }
        return text;
    }

    /** The answer counts for what was asked: who changed the schedule again since is asked again, if there is a question. */
    private String later(String typed, String date) {
        try {
            boolean isAsked = dueAlready
                    .question(NewsletterReader.read(bytes(typed)))
                    .filter(asked -> asked.isNext(date))
                    .isPresent();
            return isAsked ? DueAlready.from(DocumentText.of(typed), date).toString() : typed;
        } catch (InvalidNewsletter _) {
            // What is wrong with it is said where it is checked.
            return typed;
        }
    }

    private static Act act(Form form) {
        return switch (form.value("act")) {
            case "check" -> Act.CHECK;
            case "save" -> Act.SAVE;
            case DueAlready.NOW -> Act.NOW;
            case DueAlready.LATER -> Act.LATER;
            default -> throw Refused.unknownButton();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
