package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code TransactWriteItems}: all or nothing, and once, however often the same token comes. */
final class Transactions {
    // spec: TransactWriteItems: "up to 100 action requests"
    private static final int MOST = 100;

    private final Writes writes;
    private final Units units;
    private final Set<String> done = new HashSet<>();

    Transactions(Writes writes, Units units) {
        this.writes = writes;
        this.units = units;
    }

    /** An action: the write, and the request it stands in. */
    private record Action(
            JsonNode request, Write write, @Nullable Item before) {}

    ObjectNode write(JsonNode request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        String token = request.path("ClientRequestToken").asText();
        // spec: "multiple identical calls have the same effect as one single call", for ten minutes
        if (!token.isEmpty() && done.contains(token)) {
            return answer;
        }
        List<Action> actions = new ArrayList<>();
        request.path("TransactItems").forEach(item -> actions.add(action(item)));
        if (actions.isEmpty() || actions.size() > MOST) {
            throw DynamoError.validation("Member must have length between 1 and 100");
        }
        requireApart(actions.stream().map(Action::write).toList());
        requireAllowed(actions);
        tell(request, answer, apply(actions));
        if (!token.isEmpty()) {
            done.add(token);
        }
        return answer;
    }

    private Action action(JsonNode item) {
        Map.Entry<String, JsonNode> only = item.properties().iterator().next();
        JsonNode request = only.getValue();
        Write write =
                switch (only.getKey()) {
                    case "Put" -> writes.put(request);
                    case "Update" -> writes.update(request);
                    case "Delete" -> writes.delete(request);
                    case "ConditionCheck" -> writes.check(request);
                    default -> throw DynamoError.validation("No such action: " + only.getKey());
                };
        return new Action(request, write, write.before());
    }

    private void requireAllowed(List<Action> actions) {
        List<Boolean> allowed = actions.stream()
                .map(action -> action.write().isAllowed(action.before()))
                .toList();
        if (!allowed.contains(false)) {
            return;
        }
        List<String> codes = allowed.stream()
                .map(fine -> fine ? "None" : "ConditionalCheckFailed")
                .toList();
        DynamoError error = new DynamoError(
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes);
        ArrayNode reasons = error.body().putArray("CancellationReasons");
        for (int i = 0; i < codes.size(); i++) {
            reason(reasons.addObject(), codes.get(i), actions.get(i));
        }
        // spec: a cancelled transaction consumes what it would have written
        actions.forEach(action -> units.wrote(action.write().table().name(), 2 * size(action.before())));
        throw error;
    }

    private static double size(@Nullable Item item) {
        return Units.written(item == null ? 0 : item.size());
    }

    private static void reason(ObjectNode reason, String code, Action action) {
        reason.put("Code", code);
        Item before = action.before();
        if (!code.equals("None")) {
            reason.put("Message", "The conditional request failed");
            if (before != null
                    && action.request()
                            .path("ReturnValuesOnConditionCheckFailure")
                            .asText()
                            .equals("ALL_OLD")) {
                reason.set("Item", ValueJson.json(before.attributes()));
            }
        }
    }

    private Map<String, Double> apply(List<Action> actions) {
        List<@Nullable Item> after = new ArrayList<>();
        actions.forEach(action -> after.add(action.write().after().of(action.before())));
        Map<String, Double> consumed = new LinkedHashMap<>();
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            double written = action.write().table().replace(action.write().key(), action.before(), after.get(i));
            consumed.merge(action.write().table().name(), 2 * written, Double::sum);
        }
        consumed.forEach(units::wrote);
        return consumed;
    }

    static void requireApart(List<Write> writes) {
        Set<Object> seen = new HashSet<>();
        for (Write write : writes) {
            if (!seen.add(List.of(write.table().name(), write.key()))) {
                throw DynamoError.validation("Transaction request cannot include multiple operations on one item");
            }
        }
    }

    private static void tell(JsonNode request, ObjectNode answer, Map<String, Double> consumed) {
        if (Units.wanted(request)) {
            ArrayNode all = answer.putArray("ConsumedCapacity");
            consumed.forEach(
                    (table, count) -> all.add(Units.consumed(table, count).put("WriteCapacityUnits", count)));
        }
    }
}
