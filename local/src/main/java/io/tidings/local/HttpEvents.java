package io.tidings.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** HTTP requests and responses as API Gateway's payload format 2.0 has them. */
final class HttpEvents {
    // spec: API Gateway, payload size of HTTP APIs: 10 MB
    private static final int LARGEST = 10 * 1024 * 1024;

    private static final Pattern TEXT = Pattern.compile("(text/|application/json).*");

    private final InstantSource clock;

    HttpEvents(InstantSource clock) {
        this.clock = clock;
    }

    /** Reads the whole request; empty where it is larger than API Gateway takes. */
    Optional<APIGatewayV2HTTPEvent> read(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            // To its end: who is still sending when the connection is closed gets no answer.
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            return Optional.empty();
        }
        return Optional.of(event(exchange, body));
    }

    private APIGatewayV2HTTPEvent event(HttpExchange exchange, byte[] body) {
        var headers = headers(exchange);
        var from = exchange.getRemoteAddress().getAddress().getHostAddress();
        headers.merge("x-forwarded-for", from, (before, last) -> before + "," + last);
        var text = TEXT.matcher(headers.getOrDefault("content-type", "")).matches();
        var uri = exchange.getRequestURI();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(uri.getRawPath())
                .withRawQueryString(Objects.requireNonNullElse(uri.getRawQuery(), ""))
                .withQueryStringParameters(query(uri.getRawQuery() == null ? "" : uri.getRawQuery()))
                .withHeaders(headers)
                .withCookies(cookies(headers))
                .withBody(
                        text
                                ? new String(body, StandardCharsets.UTF_8)
                                : Base64.getEncoder().encodeToString(body))
                .withIsBase64Encoded(!text)
                .withRequestContext(context(exchange, headers))
                .build();
    }

    private RequestContext context(HttpExchange exchange, Map<String, String> headers) {
        var http = Http.builder()
                .withMethod(exchange.getRequestMethod())
                .withPath(exchange.getRequestURI().getRawPath())
                .withProtocol(exchange.getProtocol())
                .withSourceIp(exchange.getRemoteAddress().getAddress().getHostAddress())
                .withUserAgent(headers.getOrDefault("user-agent", ""))
                .build();
        return RequestContext.builder()
                .withAccountId("000000000000")
                .withApiId("local")
                .withStage("$default")
                .withRouteKey("$default")
                .withRequestId("local-" + clock.millis())
                .withTimeEpoch(clock.millis())
                .withDomainName(headers.getOrDefault("host", "127.0.0.1"))
                .withHttp(http)
                .build();
    }

    /** Names in lower case; a field that stands several times is joined by commas. */
    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    /** Takes them out of the header, as API Gateway does. */
    private static List<String> cookies(Map<String, String> headers) {
        var header = headers.remove("cookie");
        return header == null ? List.of() : List.of(header.split("; *", -1));
    }

    private static Map<String, String> query(String raw) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : raw.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty()) {
                parameters.merge(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)), (a, b) -> a + "," + b);
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    static void write(APIGatewayV2HTTPResponse response, HttpExchange exchange) throws IOException {
        if (response.getHeaders() != null) {
            response.getHeaders().forEach(exchange.getResponseHeaders()::set);
        }
        if (response.getCookies() != null) {
            response.getCookies()
                    .forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
        }
        var text = Objects.requireNonNullElse(response.getBody(), "");
        send(
                exchange,
                response.getStatusCode(),
                response.getIsBase64Encoded()
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8));
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        var empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }
}
