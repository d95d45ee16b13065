package io.tidings.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * An OpenID provider on loopback, as Cognito is in AWS: discovery, code flow with PKCE for public clients, signed ID tokens,
 * sign-out. It knows a few made-up people and no passwords: one says who one is by a button. Thread-safe.
 */
public final class EmbeddedOpenId implements AutoCloseable {

    /** Somebody it knows, and the groups that its tokens say they are in. */
    public record Person(String address, List<String> groups) {
        public Person {
            groups = List.copyOf(groups);
        }
    }

    private static final int FOUND = 303;
    private static final int BAD_REQUEST = 400;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Person> people;
    private final Grants grants;

    private EmbeddedOpenId(HttpServer server, String client, List<Person> people, InstantSource clock) {
        this.server = server;
        this.people = List.copyOf(people);
        this.grants = new Grants(issuer(), client, clock);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Starts it.
     *
     * @param client the one client it knows, by its id
     */
    public static EmbeddedOpenId start(String client, List<Person> people, InstantSource clock) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            return new EmbeddedOpenId(server, client, people, clock);
        } catch (IOException e) {
            throw new IllegalStateException("the OpenID provider did not start", e);
        }
    }

    public URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on its tokens say what this makes of their claims: for what a client must not believe. */
    public void twist(UnaryOperator<Map<String, Object>> claims) {
        grants.twist(claims);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = Forms.read(String.valueOf(exchange.getRequestURI().getRawQuery()));
            var body = Forms.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var route =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (route) {
                case "GET /.well-known/openid-configuration" -> json(exchange, 200, grants.discovery());
                case "GET /authorize" -> ask(exchange, query);
                case "POST /authorize" -> answer(exchange, query, body);
                case "POST /token" -> token(exchange, body);
                case "GET /logout" ->
                    redirect(exchange, query.getOrDefault("post_logout_redirect_uri", issuer().toString()));
                default -> send(exchange, 404, "text/plain", "There is no such page.\n");
            }
        }
    }

    private void ask(HttpExchange exchange, Map<String, String> query) throws IOException {
        var wrong = grants.whatIsWrongWith(query);
        if (wrong.isPresent()) {
            send(exchange, BAD_REQUEST, "text/plain", wrong.get() + "\n");
            return;
        }
        var buttons = new StringBuilder();
        for (var i = 0; i < people.size(); i++) {
            var person = people.get(i);
            var groups = person.groups().isEmpty() ? "no role" : String.join(", ", person.groups());
            buttons.append("<p><button name=\"person\" value=\"%d\">%s</button> %s</p>%n"
                    .formatted(i, person.address(), groups));
        }
        send(exchange, 200, "text/html; charset=utf-8", """
                <!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>Who are you?</title>
                <style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1.25rem}
                button{font:inherit;padding:.5rem 1rem}</style>
                <h1>Who are you?</h1>
                <p>This stands in for Cognito, or your own directory. These people are made up and have no passwords.</p>
                <form method="post">
                %s<p><button name="person" value="nobody">None of them</button></p></form></html>
                """.formatted(buttons));
    }

    private void answer(HttpExchange exchange, Map<String, String> query, Map<String, String> body) throws IOException {
        var wrong = grants.whatIsWrongWith(query);
        if (wrong.isPresent()) {
            send(exchange, BAD_REQUEST, "text/plain", wrong.get() + "\n");
            return;
        }
        var person = body.getOrDefault("person", "nobody");
        var back = query.getOrDefault("redirect_uri", "");
        var state = "&state=" + URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8);
        var known = person.matches("[0-9]{1,4}") && Integer.parseInt(person) < people.size();
        redirect(
                exchange,
                known
                        ? back + "?code=" + grants.code(people.get(Integer.parseInt(person)), query) + state
                        : back + "?error=access_denied" + state);
    }

    private void token(HttpExchange exchange, Map<String, String> body) throws IOException {
        var answer = grants.token(body);
        json(exchange, answer.isPresent() ? 200 : BAD_REQUEST, answer.orElse("{\"error\": \"invalid_grant\"}"));
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        send(exchange, FOUND, "text/plain", "");
    }

    private static void json(HttpExchange exchange, int status, String json) throws IOException {
        send(exchange, status, "application/json", json);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
