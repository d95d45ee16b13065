package io.tidings.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A field of a form as the template {@code web/console/field} shows it, with what is wrong with it and what somebody else saved
 * there.
 *
 * @param label what it is called
 * @param hint what to write, and why; may be empty
 */
record FieldView(String name, String label, String hint, Look look, List<Choice> choices) {

    private static final int LINES = 8;

    /** How it looks. */
    enum Look {
        TEXT,
        /** A time zone, completed while it is typed where the page has a list of them. */
        ZONE,
        /** One thing a line. */
        LINES,
        /** One of several. */
        CHOICE,
        /** Any of several. */
        CHOICES
    }

    /** What can be chosen. */
    record Choice(String value, String label) {}

    static FieldView text(String name, String label, String hint) {
        return new FieldView(name, label, hint, Look.TEXT, List.of());
    }

    static FieldView lines(String name, String label, String hint) {
        return new FieldView(name, label, hint, Look.LINES, List.of());
    }

    Map<String, Object> of(Draft draft) {
        return of(draft, List.of());
    }

    /** {@code advice}: what could be better, although it can be saved. */
    Map<String, Object> of(Draft draft, List<String> advice) {
        String value = draft.value(name);
        List<String> problems = draft.problems().getOrDefault(name, List.of());
        boolean differs = draft.theirs().containsKey(name);
        Map<String, Object> view = new HashMap<>();
        view.put("id", name);
        view.put("label", label);
        view.put("hint", hint);
        view.put("value", value);
        view.put("text", look == Look.TEXT || look == Look.ZONE);
        view.put("zoned", look == Look.ZONE);
        view.put("lines", look == Look.LINES);
        view.put("select", look == Look.CHOICE);
        view.put("checks", look == Look.CHOICES);
        view.put("rows", Math.clamp(value.lines().count() + 1, 3, LINES));
        view.put("options", options(value));
        view.put(
                "problems",
                texts(problems.stream().map(what -> label + ": " + what).toList()));
        view.put("wrong", !problems.isEmpty());
        view.put("advice", texts(advice));
        view.put("advised", !advice.isEmpty());
        view.put("differs", differs);
        view.put("theirs", differs ? said(draft.theirs().getOrDefault(name, "")) : "");
        view.put("describedBy", describedBy(!problems.isEmpty(), differs, !advice.isEmpty()));
        return view;
    }

    private static List<Map<String, Object>> texts(List<String> texts) {
        return texts.stream().map(text -> Map.<String, Object>of("what", text)).toList();
    }

    private String said(String value) {
        if (value.isBlank()) {
            return "nothing";
        }
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value.lines().collect(Collectors.joining(", ")));
    }

    /** A value that is no choice stays one, so that it isn't lost unseen. */
    private List<Map<String, Object>> options(String value) {
        List<String> chosen = look == Look.CHOICES ? value.lines().toList() : List.of(value);
        List<Choice> all = new ArrayList<>(choices);
        chosen.stream()
                .filter(one -> !choices.isEmpty() && !one.isEmpty())
                .filter(one ->
                        choices.stream().noneMatch(choice -> choice.value().equals(one)))
                .forEach(one -> all.add(new Choice(one, one)));
        return all.stream()
                .map(choice -> Map.<String, Object>of(
                        "field", name,
                        "value", choice.value(),
                        "name", choice.label(),
                        "chosen", chosen.contains(choice.value())))
                .toList();
    }

    private String describedBy(boolean wrong, boolean differs, boolean advised) {
        List<String> ids = new ArrayList<>();
        if (wrong) {
            ids.add(name + "-problem");
        }
        if (differs) {
            ids.add(name + "-theirs");
        }
        if (advised) {
            ids.add(name + "-advice");
        }
        if (!hint.isEmpty()) {
            ids.add(name + "-hint");
        }
        return String.join(" ", ids);
    }
}
