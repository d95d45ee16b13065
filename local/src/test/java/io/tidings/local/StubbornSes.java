package io.tidings.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/**
 * An SES that somebody else wrote: it takes bulk mail, keeps an account of whom it accepted, and does everything else badly.
 * It drops answers, answers late, throttles, fails calls after accepting them, and refuses single recipients.
 */
final class StubbornSes implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LATE = Duration.ofSeconds(3);
    private static final int TROUBLE_IN = 12;
    private static final int RATE = 240;

    private final HttpServer server;
    private final Random random;
    private final Map<String, Integer> accepted = new TreeMap<>();
    private final List<String> events = new ArrayList<>();
    private int troubles;

    StubbornSes(long seed) throws IOException {
        random = new Random(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often each address was accepted. */
    synchronized Map<String, Integer> accepted() {
        return new TreeMap<>(accepted);
    }

    /** The events of all mails so far, in the order they were accepted. */
    synchronized List<String> events() {
        return List.copyOf(events);
    }

    synchronized int troubles() {
        return troubles;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath()) {
                case "GET /v2/email/account" -> answer(exchange, 200, account());
                case "POST /v2/email/outbound-bulk-emails" -> bulk(exchange, JSON.readTree(call));
                default -> error(exchange, 404, "NotFoundException");
            }
        } catch (Unanswered _) {
            // Closing an exchange without an answer closes its connection.
        }
    }

    private static final class Unanswered extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static ObjectNode account() {
        var account = JSON.createObjectNode().put("SendingEnabled", true);
        account.putObject("SendQuota")
                .put("Max24HourSend", 1_000_000)
                .put("MaxSendRate", RATE)
                .put("SentLast24Hours", 0);
        return account;
    }

    private void bulk(HttpExchange exchange, JsonNode call) throws IOException {
        int trouble = trouble();
        switch (trouble) {
            case 0 -> throw new Unanswered();
            case 1 -> error(exchange, 429, "TooManyRequestsException");
            case 2 -> error(exchange, 503, "ServiceUnavailable");
            default -> {
                var answer = accept(call, trouble == 3 || trouble == 4);
                switch (trouble) {
                    case 5 -> throw new Unanswered();
                    case 6 -> error(exchange, 500, "InternalServiceErrorException");
                    case 7 -> {
                        sleep();
                        answer(exchange, 200, answer);
                    }
                    default -> answer(exchange, 200, answer);
                }
            }
        }
    }

    /** Which of eight kinds of trouble this call gets into; a number beyond them when into none. */
    private synchronized int trouble() {
        int kind = random.nextInt(TROUBLE_IN);
        troubles += kind < 8 ? 1 : 0;
        return kind;
    }

    private synchronized ObjectNode accept(JsonNode call, boolean failsSome) {
        var answer = JSON.createObjectNode();
        var results = answer.putArray("BulkEmailEntryResults");
        for (var entry : call.path("BulkEmailEntries")) {
            var result = results.addObject();
            if (failsSome && random.nextInt(4) == 0) {
                result.put("Status", random.nextBoolean() ? "TRANSIENT_FAILURE" : "MESSAGE_REJECTED")
                        .put("Error", "On purpose.");
            } else {
                var id = "stubborn-" + events.size();
                accept(id, call, entry);
                result.put("Status", "SUCCESS").put("MessageId", id);
            }
        }
        return answer;
    }

    private void accept(String id, JsonNode call, JsonNode entry) {
        var address = entry.path("Destination").path("ToAddresses").path(0).asText();
        accepted.merge(address, 1, Integer::sum);
        var event = JSON.createObjectNode().put("eventType", "Send");
        var mail = event.putObject("mail").put("messageId", id);
        mail.putArray("destination").add(address);
        var tags = mail.putObject("tags");
        for (var group : List.of(call.path("DefaultEmailTags"), entry.path("ReplacementTags"))) {
            group.forEach(tag -> tags.putArray(tag.path("Name").asText())
                    .add(tag.path("Value").asText()));
        }
        event.putObject("send");
        events.add(event.toString());
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
        answer(exchange, status, JSON.createObjectNode().put("message", "On purpose."));
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        var octets = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try {
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
        } catch (IOException e) {
            // Whoever asked was killed.
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(LATE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
