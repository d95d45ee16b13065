package io.tidings.packaged;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DynamoDB, S3, SQS and SES as they refuse: a request that names {@code refuse-CODE-STATUS} anywhere is answered so, in the
 * way of its service; with {@code once-} before the code, the first time only.
 */
final class RefusingServices implements AutoCloseable {
    static final String REFUSE = "refuse-";
    static final String ONCE = "once-";

    private static final Pattern WISH = Pattern.compile("refuse-(once-)?([A-Za-z]+)-([0-9]{3})");

    private final LoopbackServer server;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    RefusingServices() throws IOException {
        server = new LoopbackServer("/", this::handle);
    }

    URI endpoint() {
        return server.address();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher wish = WISH.matcher(body + " " + exchange.getRequestURI().getPath());
            String service = service(exchange);
            if (!wish.find()) {
                throw new IOException("Nothing to refuse in " + body);
            }
            boolean first = refused.add(service + wish.group());
            if (wish.group(1) != null && !first) {
                LoopbackServer.send(exchange, 200, service.equals("s3") ? "whole" : "{}");
            } else {
                refuse(exchange, service, wish.group(2), Integer.parseInt(wish.group(3)));
            }
        }
    }

    private static String service(HttpExchange exchange) {
        if (exchange.getRequestHeaders().containsKey("X-Amz-Target")) {
            return "json";
        }
        return exchange.getRequestURI().getPath().contains("/v2/email") ? "ses" : "s3";
    }

    private static void refuse(HttpExchange exchange, String service, String code, int status) throws IOException {
        switch (service) {
            case "json" ->
                LoopbackServer.send(exchange, status, "{\"__type\":\"com.amazonaws#" + code + "\",\"message\":\"no\"}");
            case "ses" -> {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
                LoopbackServer.send(exchange, status, "{\"message\":\"no\"}");
            }
            default ->
                LoopbackServer.send(exchange, status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
