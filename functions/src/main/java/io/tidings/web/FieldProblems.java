package io.tidings.web;

import io.tidings.edition.InvalidNewsletter.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is wrong with what an editor wrote, by the field it stands in: said above the form, and at the field. */
record FieldProblems(Map<String, String> byField) {

    /** {@code field}: the id of the field that a problem is with. */
    static FieldProblems of(List<Problem> problems, Function<Problem, String> field) {
        return new FieldProblems(problems.stream()
                .collect(Collectors.groupingBy(
                        field, LinkedHashMap::new, Collectors.mapping(Problem::what, Collectors.joining(" ")))));
    }

    /** What is said at the field; "" for nothing. */
    String at(String field) {
        return byField.getOrDefault(field, "");
    }

    /** For {@code web/console/wrong}. */
    void put(Map<String, Object> view, UnaryOperator<String> label) {
        view.put("wrong", !byField.isEmpty());
        view.put(
                "problems",
                byField.entrySet().stream()
                        .map(field -> Map.of(
                                "field",
                                field.getKey(),
                                "label",
                                label.apply(field.getKey()),
                                "what",
                                field.getValue()))
                        .toList());
    }
}
