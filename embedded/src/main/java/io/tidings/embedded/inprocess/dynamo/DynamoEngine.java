package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tables in the heap that answer the requests of DynamoDB's JSON protocol, one at a time. Thread-safe. */
public final class DynamoEngine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FINE = 200;
    private static final int REFUSED = 400;

    /** What goes over the wire: an HTTP status and a JSON document. */
    public record Reply(int status, String json) {}

    private final Expressions expressions = new Expressions();
    private final Units units = new Units();
    private Tables tables = new Tables();
    private Operations operations = new Operations(tables, expressions, units);

    /** Answers a request, such as {@code UpdateItem}. */
    public Reply answer(String operation, byte[] request) {
        try {
            JsonNode json = JSON.readTree(request);
            ObjectNode answer;
            synchronized (this) {
                answer = operations.answer(operation, json);
            }
            return new Reply(FINE, answer.toString());
        } catch (DynamoError e) {
            return new Reply(REFUSED, e.body().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("a request of " + operation + " is not JSON", e);
        }
    }

    /** All tables as they are now, to come back to. */
    public static final class Snapshot {
        private final Tables kept;

        private Snapshot(Tables kept) {
            this.kept = kept;
        }
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(tables.copy());
    }

    /** Everything since the snapshot did not happen; the units it took stay counted. */
    public synchronized void restore(Snapshot snapshot) {
        tables = snapshot.kept.copy();
        operations = new Operations(tables, expressions, units);
    }

    /** Write units consumed so far, by every request to this table. */
    public synchronized double writeUnits(String table) {
        return units.writesTo(table);
    }

    /** Read units consumed so far, by every request to this table. */
    public synchronized double readUnits(String table) {
        return units.readsFrom(table);
    }
}
