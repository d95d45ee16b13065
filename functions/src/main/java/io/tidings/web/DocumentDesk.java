package io.tidings.web;

import io.tidings.edition.DocumentText;
import io.tidings.edition.InvalidNewsletter;
import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterReader;
import io.tidings.edition.Newsletters;
import io.tidings.edition.Newsletters.Document;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens, checks and saves a part of a newsletter's document through a form. A form carries the document as it was when its
 * page was opened: by that it is known what somebody typed, and whether somebody else saved meanwhile.
 */
final class DocumentDesk {

    /** A field's pointer, with a number in its list, and maybe what is wrong with that one. */
    private static final Pattern IN_LIST = Pattern.compile(".*/(\\d{1,4})(?:/(?:source|since))?");

    private final Newsletters newsletters;

    DocumentDesk(Newsletters newsletters) {
        this.newsletters = newsletters;
    }

    /** What is found when a form is looked at. */
    sealed interface Checked {}

    /** What became of a form that was to be saved. */
    sealed interface Outcome {}

    /** It could be saved, as this newsletter; the draft has what somebody else saved since, too. */
    record Good(Newsletter newsletter, Draft draft) implements Checked {}

    /** This is wrong, and nothing is saved. */
    record Wrong(Draft draft) implements Checked, Outcome {}

    /** What a form comes to that finds another document than it was opened with. */
    sealed interface Late extends Outcome {}

    /** The document is this now. */
    record Saved() implements Late {}

    /** Nothing is saved: somebody else's is there since; the draft has both. */
    record Overtaken(Draft draft) implements Late {}

    /** The document that is there; refuses where it is none in which single fields could be changed. */
    DocumentText stored(String id) {
        return text(id, document(id));
    }

    /** The newsletter that is there; empty where its document can't be used. */
    Optional<Newsletter> newsletter(String id) {
        return read(stored(id)).newsletter();
    }

    Draft open(String id, PartForm part) {
        DocumentText stored = stored(id);
        return Draft.of(part.shown(stored), stored.toString());
    }

    /** As it was typed, neither checked nor saved. */
    static Draft typed(Form form, PartForm part) {
        return Draft.of(part.typed(form), base(form));
    }

    /** What the fields held when the page was opened. */
    static Map<String, String> opened(String id, Draft draft, PartForm part) {
        return part.shown(text(id, draft.base()));
    }

    /** What the newsletter is called in the document that is there; empty where it does not say. */
    static Optional<String> name(Draft draft) {
        return Optional.of(DocumentText.of(draft.base()).value("/name").asText())
                .filter(name -> !name.isBlank());
    }

    /** Looks whether it could be saved, with what somebody else saved since the page was opened. */
    Checked check(String id, Draft draft, PartForm part) {
        DocumentText stored = stored(id);
        if (stored.toString().equals(draft.base())) {
            return checked(stored, draft, part);
        }
        return switch (late(id, stored, draft, part)) {
            case Saved _ -> checked(stored, Draft.of(part.shown(stored), stored.toString()), part);
            case Overtaken(Draft both) -> checked(stored, both, part);
        };
    }

    /** Saves what was typed, if it is good and nobody saved anything since the page was opened. */
    Outcome save(String id, Draft draft, PartForm part) {
        Document document = document(id);
        DocumentText stored = text(id, document);
        if (!stored.toString().equals(draft.base())) {
            return late(id, stored, draft, part);
        }
        if (checked(stored, draft, part) instanceof Wrong wrong) {
            return wrong;
        }
        DocumentText changed = part.changed(stored, draft.values());
        if (changed.toString().equals(stored.toString())
                || newsletters.replace(bytes(changed), document.tag()).isPresent()) {
            return new Saved();
        }
        return late(id, stored(id), draft, part);
    }

    private static Checked checked(DocumentText stored, Draft draft, PartForm part) {
        Read read = read(part.changed(stored, draft.values()));
        if (read.newsletter().isPresent()) {
            return new Good(read.newsletter().get(), draft);
        }
        Map<String, List<String>> problems = new LinkedHashMap<>();
        List<Problem> elsewhere = new ArrayList<>();
        for (Problem problem : read.problems()) {
            part.field(problem.path(), stored, draft.values())
                    .ifPresentOrElse(
                            field -> problems.computeIfAbsent(field, _ -> new ArrayList<>())
                                    .add(entry(problem.path()) + problem.what()),
                            () -> elsewhere.add(problem));
        }
        return new Wrong(draft.wrong(problems, elsewhere));
    }

    /** Which of those in a field it is with: by its name, or its number; "" for a field that holds one thing. */
    private static String entry(String pointer) {
        Matcher inList = IN_LIST.matcher(pointer);
        if (inList.matches()) {
            return "Number " + (Integer.parseInt(inList.group(1)) + 1) + ": ";
        }
        return pointer.startsWith(SettingsForm.WEIGHTS + "/")
                ? pointer.substring(SettingsForm.WEIGHTS.length() + 1) + ": "
                : "";
    }

    private static Late late(String id, DocumentText stored, Draft draft, PartForm part) {
        DocumentText opened = text(id, draft.base());
        // A form that comes twice, as by a double click, finds what it saved itself.
        if (part.changed(opened, draft.values()).toString().equals(stored.toString())) {
            return new Saved();
        }
        Map<String, String> theirs = part.shown(stored);
        Map<String, String> merged = part.merged(part.shown(opened), draft.values(), theirs);
        Map<String, String> others = new LinkedHashMap<>(theirs);
        others.entrySet().removeIf(field -> field.getValue().equals(merged.get(field.getKey())));
        return new Overtaken(Draft.overtaken(merged, stored.toString(), others));
    }

    private record Read(Optional<Newsletter> newsletter, List<Problem> problems) {}

    private static Read read(DocumentText document) {
        try {
            return new Read(Optional.of(NewsletterReader.read(bytes(document))), List.of());
        } catch (InvalidNewsletter e) {
            return new Read(Optional.empty(), e.problems());
        }
    }

    private Document document(String id) {
        return newsletters
                .tagged(ConsoleFrame.id(id))
                .orElseThrow(() -> Refused.notFound("There is no such newsletter.", "newsletter"));
    }

    private static DocumentText text(String id, Document document) {
        return text(id, new String(document.json(), StandardCharsets.UTF_8));
    }

    private static DocumentText text(String id, String json) {
        try {
            return DocumentText.of(json);
        } catch (InvalidNewsletter e) {
            throw ConsoleFrame.broken(ConsoleFrame.id(id), e);
        }
    }

    /** The document that the form was opened with. */
    private static String base(Form form) {
        List<String> base = form.values("base");
        // The last field there is: without it something was cut off.
        if (base.isEmpty() || form.values("whole").isEmpty()) {
            throw new Refused(
                    413,
                    "The form did not come in whole; nothing was saved.",
                    "form",
                    "Change what is large as JSON, on the page of the document.");
        }
        try {
            return new String(Base64.getUrlDecoder().decode(base.getLast()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "This form does not fit the page.", "base", "Open the page again.", e);
        }
    }

    /** The document for a hidden field: in letters that neither templates nor browsers change. */
    static String hidden(String base) {
        return Base64.getUrlEncoder().encodeToString(base.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(DocumentText document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}
