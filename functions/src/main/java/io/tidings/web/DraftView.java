package io.tidings.web;

import io.tidings.edition.NewsletterId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What stands above a form over a part of a document: what became of it, and all that is wrong, with links to the fields. */
final class DraftView {

    static final String SAVED = "Saved. It counts from the next edition on; what is composed stays as it is.";
    private static final String OVERTAKEN =
            "Somebody saved something else since you opened this page; nothing of yours is saved"
                    + " yet. All that you typed is below, and what they changed where you typed nothing. Where you both changed"
                    + " something, “now” is theirs. Look through it and save again.";

    private DraftView() {}

    /** What the newsletter is called; its id where the document does not say. */
    static String name(NewsletterId newsletter, Draft draft) {
        return DocumentDesk.name(draft).orElse(newsletter.value());
    }

    /** {@code said}: {@link #SAVED} or nothing; {@code label}: what a field is called in the list of what is wrong. */
    static void put(
            Map<String, Object> view, NewsletterId newsletter, Draft draft, String said, UnaryOperator<String> label) {
        view.put("back", name(newsletter, draft));
        view.put("backUrl", ConsolePaths.newsletter(newsletter));
        view.put("documentUrl", ConsolePaths.document(newsletter));
        view.put("base", DocumentDesk.hidden(draft.base()));
        view.put("good", said);
        view.put("warning", draft.overtaken() ? OVERTAKEN : "");
        List<Map<String, Object>> fields = draft.problems().entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .map(what -> Map.<String, Object>of(
                                "field", field.getKey(), "label", label.apply(field.getKey()), "what", what)))
                .toList();
        List<Map<String, Object>> elsewhere = draft.elsewhere().stream()
                .map(problem -> Map.<String, Object>of("text", problem.toString()))
                .toList();
        long count = Stream.concat(fields.stream(), elsewhere.stream()).count();
        view.put("wrong", draft.isWrong());
        view.put("problemCount", count == 1 ? "One problem" : count + " problems");
        view.put("fieldProblems", fields);
        view.put("elsewhere", elsewhere);
        view.put("hasElsewhere", !elsewhere.isEmpty());
    }
}
