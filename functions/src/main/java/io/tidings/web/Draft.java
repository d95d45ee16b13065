package io.tidings.web;

import io.tidings.edition.InvalidNewsletter.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form over a part of a document before it is saved.
 *
 * @param values what stands in its fields
 * @param base the document as it was when the page was opened
 * @param overtaken whether somebody else saved something since the page was opened
 * @param theirs what somebody else saved meanwhile, where it is something else than the fields say
 * @param problems what is wrong, by field
 * @param elsewhere what is wrong with the document where this form shows nothing
 */
record Draft(
        Map<String, String> values,
        String base,
        boolean overtaken,
        Map<String, String> theirs,
        Map<String, List<String>> problems,
        List<Problem> elsewhere) {

    static Draft of(Map<String, String> values, String base) {
        return new Draft(values, base, false, Map.of(), Map.of(), List.of());
    }

    /** With what somebody else saved meanwhile. */
    static Draft overtaken(Map<String, String> values, String base, Map<String, String> theirs) {
        return new Draft(values, base, true, theirs, Map.of(), List.of());
    }

    /** The same, and what is wrong with it. */
    Draft wrong(Map<String, List<String>> problems, List<Problem> elsewhere) {
        return new Draft(values, base, overtaken, theirs, problems, elsewhere);
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    boolean isWrong() {
        return !problems.isEmpty() || !elsewhere.isEmpty();
    }

    /** The same with one value more. */
    Draft with(String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(field, value);
        return new Draft(more, base, overtaken, theirs, problems, elsewhere);
    }
}
