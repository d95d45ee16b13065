package io.tidings.edition;

import static io.tidings.table.Values.instant;
import static io.tidings.table.Values.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * An edition's way from one of some states to another, as one conditional write that also records who went it and when.
 *
 * @param also further attributes to set
 * @param seen attributes that must still be as they were seen
 */
record StateChange(
        Set<EditionState> from,
        EditionState to,
        Act act,
        Map<String, AttributeValue> also,
        Map<String, AttributeValue> seen) {

    StateChange {
        from = Set.copyOf(from);
        also = Map.copyOf(also);
        seen = Map.copyOf(seen);
        for (EditionState state : from) {
            if (!state.mayBecome(to)) {
                throw new IllegalArgumentException("An edition that is " + state + " never becomes " + to);
            }
        }
    }

    /** Refused by the table when the edition is in none of the states, or is another than was seen. */
    UpdateItemRequest write(String table, EditionId id) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(EditionItems.key(id))
                .updateExpression(sets() + (to == EditionState.SENDING ? " REMOVE #goodUntil, #queuedAt" : ""))
                .conditionExpression(condition())
                .expressionAttributeNames(names())
                .expressionAttributeValues(values())
                .build();
    }

    private String sets() {
        return "SET #state = :to, #changedAt = :at, #changes = list_append(#changes, :change)"
                + also.keySet().stream()
                        .sorted()
                        .map(name -> ", #" + name + " = :" + name)
                        .collect(Collectors.joining());
    }

    private String condition() {
        String states = from.stream().sorted().map(StateChange::origin).collect(Collectors.joining(", "));
        return "#state IN (" + states + ")"
                + seen.keySet().stream().sorted().map(StateChange::isAsSeen).collect(Collectors.joining());
    }

    private static String isAsSeen(String name) {
        String same = "#" + name + " = " + valueSeen(name);
        // An item without a draft's number was written before there were drafts: it is the first.
        return name.equals(EditionItems.DRAFT)
                ? " AND (attribute_not_exists(#" + name + ") OR " + same + ")"
                : " AND " + same;
    }

    private static String valueSeen(String name) {
        return ":seen" + name;
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>(Map.of(
                "#state", EditionItems.STATE,
                "#changedAt", EditionItems.CHANGED_AT,
                "#changes", EditionItems.CHANGES));
        also.keySet().forEach(name -> names.put("#" + name, name));
        seen.keySet().forEach(name -> names.put("#" + name, name));
        if (to == EditionState.SENDING) {
            names.put("#goodUntil", EditionItems.GOOD_UNTIL);
            names.put("#queuedAt", EditionItems.QUEUED_AT);
        }
        return names;
    }

    private Map<String, AttributeValue> values() {
        AttributeValue change = EditionItems.change(made());
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":to", text(to.name()),
                ":at", instant(act.when()),
                ":change", AttributeValue.fromL(List.of(change))));
        also.forEach((name, value) -> values.put(":" + name, value));
        seen.forEach((name, value) -> values.put(valueSeen(name), value));
        from.forEach(state -> values.put(origin(state), text(state.name())));
        return values;
    }

    /** What it adds to the edition's list of changes. */
    Change made() {
        return new Change(to, act.when(), act.who(), act.note());
    }

    private static String origin(EditionState state) {
        return ":from" + state;
    }
}
