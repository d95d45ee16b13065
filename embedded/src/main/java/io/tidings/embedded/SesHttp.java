package io.tidings.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP side of the SES endpoint: decodes a call, lets it go wrong as the script of faults says, encodes the answer. */
final class SesHttp implements AutoCloseable {
    static {
        // Read once by the JDK's server: without it each answer waits 40 ms for an acknowledgement (Nagle's algorithm).
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SesOperations operations;
    private final Truth truth;
    private volatile Faults faults = Faults.none();

    SesHttp(int port, SesOperations operations, Truth truth) throws IOException {
        this.operations = operations;
        this.truth = truth;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void faults(Faults script) {
        faults = script;
    }

    private record Call(String operation, String path, JsonNode body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            // the raw path: an address in it may have escaped characters
            var path = exchange.getRequestURI().getRawPath();
            var operation = SesOperations.name(exchange.getRequestMethod(), path);
            long number = truth.called(operation);
            var octets = exchange.getRequestBody().readAllBytes();
            try {
                var call = new Call(operation, path, Json.tree(octets));
                var recipients = SesOperations.recipients(operation, call.body());
                handle(exchange, call, faults.of(new SesCall(number, operation, recipients)));
            } catch (SesError e) {
                error(exchange, e);
            } catch (RuntimeException e) {
                error(exchange, new SesError(500, "InternalServiceErrorException", String.valueOf(e)));
            }
        }
    }

    private void handle(HttpExchange exchange, Call call, Fault fault) throws IOException {
        switch (fault) {
            case Fault.None _ -> answer(exchange, 200, run(call, Map.of()));
            case Fault.Delay delay -> {
                sleep(delay);
                handle(exchange, call, delay.then());
            }
            // closing an exchange that has no answer closes its connection
            case Fault.DropAnswer _ -> run(call, Map.of());
            case Fault.Refuse _ -> {}
            case Fault.Throttle _ -> throw SesError.throttled();
            case Fault.Fail fail -> throw new SesError(fail.status(), fail.code(), fail.message());
            case Fault.FailAfterAccepting _ -> {
                run(call, Map.of());
                throw new SesError(500, "InternalServiceErrorException", "As the script of faults says.");
            }
            case Fault.Malformed _ -> {
                var whole = run(call, Map.of());
                answer(exchange, 200, Arrays.copyOf(whole, whole.length / 2));
            }
            case Fault.Partial partial -> answer(exchange, 200, first(partial.entries(), run(call, Map.of())));
            case Fault.FailEntries entries -> answer(exchange, 200, run(call, entries.statusByAddress()));
        }
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

    private static void error(HttpExchange exchange, SesError error) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", error.code());
        answer(exchange, error.status(), Json.bytes(Json.object().put("message", error.getMessage())));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void sleep(Fault.Delay delay) {
        try {
            Thread.sleep(delay.by());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
