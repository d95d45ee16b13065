package io.tidings.packaged;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * As much of Lambda's runtime API as a handler needs: the next event, its response or its error. One function's worth;
 * thread-safe.
 */
// spec: AWS Lambda, "Using the Lambda runtime API for custom runtimes", version 2018-06-01
final class RuntimeApi implements AutoCloseable {

    private static final Duration TIME = Duration.ofMinutes(1);

    private final LoopbackServer server;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

    /** What the function answered: {@code response} or {@code error}, as JSON. */
    record Outcome(String kind, String json) {}

    RuntimeApi() throws IOException {
        server = new LoopbackServer("/2018-06-01/runtime/", this::handle);
    }

    /** Host and port, as the runtime client wants them. */
    String address() {
        return server.address().getAuthority();
    }

    void offer(String event) {
        events.add(event);
    }

    /** The next outcome, or null when there is none after {@code patience}. */
    @org.jspecify.annotations.Nullable
    Outcome poll(Duration patience) throws InterruptedException {
        return outcomes.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.endsWith("/next")) {
                give(exchange, events.take());
            } else {
                outcomes.add(new Outcome(path.substring(path.lastIndexOf('/') + 1), body));
                send(exchange, 202, "{}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void give(HttpExchange exchange, String event) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set(
                "Lambda-Runtime-Aws-Request-Id", "00000000-0000-4000-8000-" + System.nanoTime() % 1_000_000_000_000L);
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(Instant.now().plus(TIME).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:packaged");
        send(exchange, 200, event);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        LoopbackServer.send(exchange, status, body);
    }

    @Override
    public void close() {
        server.close();
    }
}
