package io.tidings.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToLongFunction;

/** SES's protocol whatever carries it: decodes a call, lets it go wrong as the script of faults says, encodes the answer. */
final class SesProtocol {
    private static final int FINE = 200;

    private final SesOperations operations;
    private final ToLongFunction<String> counter;
    private volatile Faults faults = Faults.none();

    /** The counter is told the operation of each call, and answers with the call's number. */
    SesProtocol(SesOperations operations, ToLongFunction<String> counter) {
        this.operations = operations;
        this.counter = counter;
    }

    void faults(Faults script) {
        faults = script;
    }

    private record Call(String operation, String path, JsonNode body) {}

    /**
     * Answers a call; the path is the raw one, for an address in it may have escaped characters.
     *
     * @throws EOFException when the connection is to be closed without an answer
     */
    WireReply answer(String method, String path, byte[] octets) throws IOException {
        var operation = SesOperations.name(method, path);
        long number = counter.applyAsLong(operation);
        try {
            var call = new Call(operation, path, Json.tree(octets));
            var recipients = SesOperations.recipients(operation, call.body());
            return answer(call, faults.of(new SesCall(number, operation, recipients)));
        } catch (SesError e) {
            return error(e);
        } catch (RuntimeException e) {
            return error(new SesError(500, "InternalServiceErrorException", String.valueOf(e)));
        }
    }

    private WireReply answer(Call call, Fault fault) throws IOException {
        return switch (fault) {
            case Fault.None _ -> fine(run(call, Map.of()));
            case Fault.Delay delay -> {
                sleep(delay);
                yield answer(call, delay.then());
            }
            case Fault.DropAnswer _ -> {
                run(call, Map.of());
                throw new EOFException("as the script of faults says, after all was accepted");
            }
            case Fault.Refuse _ -> throw new EOFException("as the script of faults says, before anything was accepted");
            case Fault.Throttle _ -> throw SesError.throttled();
            case Fault.Fail fail -> throw new SesError(fail.status(), fail.code(), fail.message());
            case Fault.FailAfterAccepting _ -> {
                run(call, Map.of());
                throw new SesError(500, "InternalServiceErrorException", "As the script of faults says.");
            }
            case Fault.Malformed _ -> {
                var whole = run(call, Map.of());
                yield fine(Arrays.copyOf(whole, whole.length / 2));
            }
            case Fault.Partial partial -> fine(first(partial.entries(), run(call, Map.of())));
            case Fault.FailEntries entries -> fine(run(call, entries.statusByAddress()));
        };
    }

    private byte[] run(Call call, Map<String, String> statuses) {
        return Json.bytes(operations.answer(call.operation(), call.path(), call.body(), statuses));
    }

    private static byte[] first(int entries, byte[] answer) {
        var cut = Json.object();
        var results = cut.putArray("BulkEmailEntryResults");
        var all = Json.tree(answer).path("BulkEmailEntryResults");
        for (int i = 0; i < Math.min(entries, all.size()); i++) {
            results.add(all.get(i));
        }
        return Json.bytes(cut);
    }

    private static WireReply error(SesError error) {
        return new WireReply(
                error.status(),
                Map.of("Content-Type", "application/json", "x-amzn-ErrorType", error.code()),
                Json.bytes(Json.object().put("message", error.getMessage())));
    }

    private static WireReply fine(byte[] body) {
        return new WireReply(FINE, Map.of("Content-Type", "application/json"), body);
    }

    private static void sleep(Fault.Delay delay) {
        try {
            Thread.sleep(delay.by());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
