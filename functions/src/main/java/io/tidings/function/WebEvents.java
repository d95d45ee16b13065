package io.tidings.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.tidings.web.Request;
import io.tidings.web.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** API Gateway's events (payload format 2.0) as requests, and responses as its answers. */
final class WebEvents {
    private WebEvents() {}

    static Request request(APIGatewayV2HTTPEvent event) {
        var query = Objects.requireNonNullElse(event.getRawQueryString(), "");
        return Request.of(
                event.getRequestContext().getHttp().getMethod().toUpperCase(Locale.ROOT),
                query.isEmpty() ? event.getRawPath() : event.getRawPath() + "?" + query,
                headers(event),
                body(event));
    }

    /** Cookies go back to where they came from: the gateway takes them out of the headers. */
    private static Map<String, String> headers(APIGatewayV2HTTPEvent event) {
        var headers = new HashMap<String, String>();
        if (event.getHeaders() != null) {
            headers.putAll(event.getHeaders());
        }
        headers.keySet().removeIf(Request::isOurs);
        signer(event).ifPresent(who -> headers.put(Request.USER, who));
        if (event.getCookies() != null && !event.getCookies().isEmpty()) {
            headers.put("cookie", String.join("; ", event.getCookies()));
        }
        return headers;
    }

    /** The user or role of the account that signed the request, without the account: {@code ada}, {@code Editors/ada}. */
    private static Optional<String> signer(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext().getAuthorizer())
                .flatMap(authorizer -> Optional.ofNullable(authorizer.getIam()))
                .flatMap(iam -> Optional.ofNullable(iam.getUserArn()))
                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1).replaceFirst("^[a-z-]+/", ""));
    }

    private static byte[] body(APIGatewayV2HTTPEvent event) {
        var body = Objects.requireNonNullElse(event.getBody(), "");
        return event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    static APIGatewayV2HTTPResponse response(Response response) {
        var headers = new TreeMap<>(response.headers());
        var type = headers.getOrDefault("Content-Type", "");
        var text = type.startsWith("text/") || type.startsWith("application/json");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(response.status())
                .withHeaders(headers)
                .withCookies(response.cookies())
                .withBody(
                        text
                                ? new String(response.body(), StandardCharsets.UTF_8)
                                : Base64.getEncoder().encodeToString(response.body()))
                .withIsBase64Encoded(!text)
                .build();
    }
}
