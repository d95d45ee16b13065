package io.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A table of people that are made up when somebody asks for them: millions in eight bytes each. It answers DynamoDB's Query
 * and BatchGetItem as the subscribers table would, with ids spread at random, and counts read units. Thread-safe.
 */
final class VirtualAudience {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ITEM_BYTES = 330;
    private static final int QUERY_BYTES = 1 << 20;
    private static final double READ_BYTES = 4096;
    private static final List<String> MORE_TOPICS =
            List.of("cloud-platforms", "data-engineering", "security", "reliability", "frontend");

    private final String newsletter;
    private final long[] heads;
    private final int people;
    private final int segments;
    private double readUnits;

    /** So many people of so many different choices; the space is given, so that it is the same for few and many. */
    VirtualAudience(String newsletter, long[] space, int people, int segments) {
        this.newsletter = newsletter;
        this.heads = space;
        this.people = people;
        this.segments = segments;
        SplittableRandom random = new SplittableRandom(people);
        for (int i = 0; i < people; i++) {
            heads[i] = random.nextLong();
        }
        // Sorted as signed numbers, and then read as unsigned: the order of hexadecimal digits.
        Arrays.sort(heads, 0, people);
        for (int i = 0; i < people; i++) {
            heads[i] ^= Long.MIN_VALUE;
        }
    }

    synchronized double readUnits() {
        return readUnits;
    }

    private synchronized void read(double units) {
        readUnits += units;
    }

    byte[] answer(String operation, byte[] request, String table) throws IOException {
        JsonNode json = JSON.readTree(request);
        ObjectNode answer =
                switch (operation) {
                    case "Query" -> query(json);
                    case "BatchGetItem" -> batch(json.path("RequestItems").path(table), table);
                    default -> throw new IllegalArgumentException("Made-up people can't " + operation);
                };
        return JSON.writeValueAsBytes(answer);
    }

    private ObjectNode query(JsonNode json) {
        JsonNode values = json.path("ExpressionAttributeValues");
        String from = json.path("ExclusiveStartKey")
                .path("id")
                .path("S")
                .asText(values.path(":from").path("S").asText());
        int first = index(from);
        if (json.has("ExclusiveStartKey")) {
            first++;
        }
        int end = index(values.path(":until").path("S").asText() + "g");
        int most = json.path("Limit").asInt(QUERY_BYTES / ITEM_BYTES);
        int last = Math.min(end, first + Math.min(most, QUERY_BYTES / ITEM_BYTES));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var items = answer.putArray("Items");
        if (!json.path("Select").asText("").equals("COUNT")) {
            for (int i = first; i < last; i++) {
                items.add(projected(item(i), json));
            }
        }
        answer.put("Count", Math.max(0, last - first)).put("ScannedCount", Math.max(0, last - first));
        if (last < end) {
            answer.set("LastEvaluatedKey", key(last - 1));
        }
        read(Math.max(1, Math.ceil(Math.max(0, last - first) * (double) ITEM_BYTES / READ_BYTES)));
        return answer;
    }

    private ObjectNode batch(JsonNode wanted, String table) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var items = answer.putObject("Responses").putArray(table);
        for (JsonNode key : wanted.path("Keys")) {
            int index = index(key.path("id").path("S").asText());
            if (index < people && id(index).equals(key.path("id").path("S").asText())) {
                items.add(projected(item(index), wanted));
            }
        }
        answer.putObject("UnprocessedKeys");
        read(wanted.path("Keys").size());
        return answer;
    }

    /** Of the first person whose id is not less. */
    private int index(String id) {
        int low = 0;
        int high = people;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (id(middle).compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private String id(int index) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(heads[index]) + hex.toHexDigits(heads[index] * 0x9E3779B97F4A7C15L);
    }

    private ObjectNode key(int index) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        String id = id(index);
        key.putObject("slot").put("S", newsletter + "#" + id.charAt(0));
        key.putObject("id").put("S", id);
        return key;
    }

    /** What the request wants of an item: it names every attribute by a placeholder, or wants all. */
    private static ObjectNode projected(ObjectNode item, JsonNode request) {
        if (request.has("ProjectionExpression")) {
            item.retain(Arrays.stream(
                            request.path("ProjectionExpression").asText().split(", "))
                    .map(name ->
                            request.path("ExpressionAttributeNames").path(name).asText())
                    .toList());
        }
        return item;
    }

    private ObjectNode item(int index) {
        ObjectNode item = key(index);
        item.putObject("address").put("S", "reader" + index + "@bench.example.org");
        item.putObject("status").put("S", "ACTIVE");
        item.putObject("locale").put("S", "en");
        item.putObject("changedAt").put("S", "2026-01-01T00:00:00Z");
        item.putObject("version").put("N", "1");
        if (segments > 1) {
            var topics = item.putObject("topics").putArray("SS").add("databases");
            for (int bit = 0; bit < MORE_TOPICS.size(); bit++) {
                if ((index % segments >> bit & 1) == 1) {
                    topics.add(MORE_TOPICS.get(bit));
                }
            }
        }
        return item;
    }
}
