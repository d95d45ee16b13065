package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** DynamoDB's capacity units, and how many were consumed. Not thread-safe. */
// spec: DynamoDB: a write unit is 1 KB, a read unit 4 KB read consistently, half of one otherwise; in a transaction
// twice.
final class Units {
    private static final double WRITE = 1024;
    private static final double READ = 4096;

    private final Map<String, Double> reads = new TreeMap<>();
    private final Map<String, Double> writes = new TreeMap<>();

    /** Units to write so many octets. */
    static double written(int size) {
        return Math.max(1, Math.ceil(size / WRITE));
    }

    /** Units to read so many octets. */
    static double read(long size, boolean consistently) {
        return Math.max(1, Math.ceil(size / READ)) * (consistently ? 1 : 0.5);
    }

    void wrote(String table, double units) {
        writes.merge(table, units, Double::sum);
    }

    void read(String table, double units) {
        reads.merge(table, units, Double::sum);
    }

    double writesTo(String table) {
        return writes.getOrDefault(table, 0.0);
    }

    double readsFrom(String table) {
        return reads.getOrDefault(table, 0.0);
    }

    /** Tells the caller what the call consumed, if the request wants to know. */
    static void tell(ObjectNode answer, JsonNode request, String table, double units) {
        if (wanted(request)) {
            answer.set("ConsumedCapacity", consumed(table, units));
        }
    }

    static boolean wanted(JsonNode request) {
        return !request.path("ReturnConsumedCapacity").asText("NONE").equals("NONE");
    }

    static ObjectNode consumed(String table, double units) {
        return JsonNodeFactory.instance.objectNode().put("TableName", table).put("CapacityUnits", units);
    }
}
