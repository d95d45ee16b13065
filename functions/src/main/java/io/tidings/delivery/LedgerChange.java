package io.tidings.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One update of a page's item, put together from parts; parts that would change nothing are left out. */
final class LedgerChange {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();
    private final StringJoiner sets = clause("SET ");
    private final StringJoiner adds = clause("ADD ");
    private final StringJoiner deletes = clause("DELETE ");
    private final StringJoiner removes = clause("REMOVE ");
    private String condition = "";

    private static StringJoiner clause(String verb) {
        return new StringJoiner(", ", verb, " ").setEmptyValue("");
    }

    LedgerChange add(Mark mark, SlotSet slots) {
        if (!slots.isEmpty()) {
            adds.add(name(mark.name()) + " "
                    + value(mark.onlyGrows() ? LedgerItems.tens(slots) : LedgerItems.numbers(slots)));
        }
        return this;
    }

    LedgerChange addAll(Map<Mark, SlotSet> marks) {
        marks.forEach(this::add);
        return this;
    }

    LedgerChange delete(Mark mark, SlotSet slots) {
        if (!slots.isEmpty()) {
            deletes.add(name(mark.name()) + " " + value(LedgerItems.numbers(slots)));
        }
        return this;
    }

    LedgerChange set(String attribute, AttributeValue value) {
        sets.add(name(attribute) + " = " + value(value));
        return this;
    }

    LedgerChange setOnce(String attribute, AttributeValue value) {
        String name = name(attribute);
        sets.add(name + " = if_not_exists(" + name + ", " + value(value) + ")");
        return this;
    }

    LedgerChange remove(String attribute) {
        removes.add(name(attribute));
        return this;
    }

    /** Attributes stand as {@code #name} and values as {@code :name} of those given by {@link #with}. */
    LedgerChange onCondition(String expression) {
        condition = expression;
        return this;
    }

    LedgerChange naming(String... attributes) {
        for (String attribute : attributes) {
            name(attribute);
        }
        return this;
    }

    LedgerChange with(String placeholder, AttributeValue value) {
        values.put(":" + placeholder, value);
        return this;
    }

    String expression() {
        return (sets.toString() + adds + deletes + removes).strip();
    }

    String condition() {
        return condition;
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    private String name(String attribute) {
        String placeholder = "#" + attribute;
        names.put(placeholder, attribute);
        return placeholder;
    }

    private String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }
}
