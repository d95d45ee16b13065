package io.tidings.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Who answers what, as the routes that infra sets up; and the mailbox, which is only here. */
final class LocalRoutes implements HttpHandler {
    private final LambdaFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> site;
    private final LambdaFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> console;
    private final Optional<MailboxPages> mailbox;
    private final HttpEvents events;
    private final Stop stop;

    LocalRoutes(Installation installation, Optional<MailboxPages> mailbox, HttpEvents events, Stop stop) {
        this.site = installation.site();
        this.console = installation.console();
        this.mailbox = mailbox;
        this.events = events;
        this.stop = stop;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var method = exchange.getRequestMethod();
        var ours = isBelow(path, "/mailbox");
        if (ours && !Loopback.trusts(method, exchange.getRequestHeaders())) {
            say(exchange, 403, "Only pages of this very address may come here: the mailbox has no login.");
        } else if (ours) {
            mailbox(exchange);
        } else {
            invoke(isConsole(method, path) ? console : site, exchange);
        }
    }

    private void invoke(LambdaFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function, HttpExchange exchange)
            throws IOException {
        var event = events.read(exchange);
        if (event.isPresent()) {
            HttpEvents.write(function.invoke(event.get(), stop), exchange);
        } else {
            say(exchange, 413, "The request is larger than 10 MB.");
        }
    }

    private void mailbox(HttpExchange exchange) throws IOException {
        if (mailbox.isPresent()) {
            mailbox.get().handle(exchange);
        } else {
            say(exchange, 404, "There is no mailbox: mail goes to the endpoint of AWS_ENDPOINT_URL_SESV2.");
        }
    }

    private static void say(HttpExchange exchange, int status, String sentence) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        HttpEvents.send(exchange, status, (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isConsole(String method, String path) {
        var subscribing = method.equals("POST") && path.equals("/api/subscribers");
        return isBelow(path, "/console") || (isBelow(path, "/api") && !subscribing);
    }

    private static boolean isBelow(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
