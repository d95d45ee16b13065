package io.tidings.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.tidings.web.Request;
import io.tidings.web.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What API Gateway says and expects, payload format 2.0. */
final class WebEventsTest {

    @Test
    void aGetHasMethodPathAndDecodedQuery() {
        APIGatewayV2HTTPEvent event = event("get", "/subscribe");
        event.setRawQueryString("newsletter=weekly&name=Gr%C3%BC%C3%9Fe+an+alle");

        Request request = WebEvents.request(event);

        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/subscribe");
        assertThat(request.query()).containsOnly(Map.entry("newsletter", "weekly"), Map.entry("name", "Grüße an alle"));
        assertThat(request.body()).isEmpty();
    }

    @Test
    void whatTheGatewayLeavesOutIsEmpty() {
        Request request = WebEvents.request(event("GET", "/"));

        assertThat(request.query()).isEmpty();
        assertThat(request.headers()).isEmpty();
        assertThat(request.body()).isEmpty();
    }

    @Test
    void thePathStaysAsItCame() {
        assertThat(WebEvents.request(event("GET", "/u/a%2Fb")).path()).isEqualTo("/u/a%2Fb");
    }

    @Test
    void headersAreFoundByTheirSmallNames() {
        APIGatewayV2HTTPEvent event = event("POST", "/");
        event.setHeaders(Map.of("Content-Type", "application/json"));

        assertThat(WebEvents.request(event).headers()).containsOnly(Map.entry("content-type", "application/json"));
    }

    @Test
    void whoActsIsWhoSignedAndNotWhoTheySayTheyAre() {
        APIGatewayV2HTTPEvent event = event("POST", "/console");
        event.setHeaders(Map.of("Tidings-User", "the boss", "Tidings-Role", "editor"));
        assertThat(WebEvents.request(event).headers()).isEmpty();

        event.getRequestContext().setAuthorizer(signedBy("arn:aws:iam::123456789012:user/ada"));
        assertThat(WebEvents.request(event).headers()).containsOnly(Map.entry(Request.USER, "ada"));

        event.getRequestContext().setAuthorizer(signedBy("arn:aws:sts::123456789012:assumed-role/Editors/ada"));
        assertThat(WebEvents.request(event).headers()).containsOnly(Map.entry(Request.USER, "Editors/ada"));
    }

    private static RequestContext.Authorizer signedBy(String arn) {
        return RequestContext.Authorizer.builder()
                .withIam(RequestContext.IAM.builder().withUserArn(arn).build())
                .build();
    }

    @Test
    void cookiesBecomeTheHeaderTheyWere() {
        APIGatewayV2HTTPEvent event = event("GET", "/console");
        event.setHeaders(Map.of("host", "news.example.org"));
        event.setCookies(List.of("session=abc", "look=dark"));

        assertThat(WebEvents.request(event).headers())
                .containsOnly(Map.entry("host", "news.example.org"), Map.entry("cookie", "session=abc; look=dark"));
    }

    @Test
    void aTextBodyIsReadAsUtf8() {
        APIGatewayV2HTTPEvent event = event("POST", "/subscribe");
        event.setBody("name=Gr\u00fc\u00dfe");

        assertThat(new String(WebEvents.request(event).body(), StandardCharsets.UTF_8))
                .isEqualTo("name=Gr\u00fc\u00dfe");
    }

    @Test
    void anEncodedBodyIsDecodedToItsBytes() {
        byte[] bytes = {0, (byte) 0xff, 10, (byte) 0xc3};
        APIGatewayV2HTTPEvent event = event("POST", "/api/subscribers");
        event.setBody(Base64.getEncoder().encodeToString(bytes));
        event.setIsBase64Encoded(true);

        assertThat(WebEvents.request(event).body()).isEqualTo(bytes);
    }

    @Test
    void textIsAnsweredAsText() {
        for (String type : List.of("text/html; charset=utf-8", "text/plain", "application/json; charset=utf-8")) {
            APIGatewayV2HTTPResponse answer =
                    WebEvents.response(response(type, "Grüße".getBytes(StandardCharsets.UTF_8)));

            assertThat(answer.getStatusCode()).isEqualTo(200);
            assertThat(answer.getBody()).as(type).isEqualTo("Grüße");
            assertThat(answer.getIsBase64Encoded()).isFalse();
            assertThat(answer.getHeaders()).containsOnly(Map.entry("Content-Type", type));
        }
    }

    @Test
    void bytesAreAnsweredEncoded() {
        byte[] bytes = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};

        APIGatewayV2HTTPResponse answer = WebEvents.response(response("image/png", bytes));

        assertThat(answer.getIsBase64Encoded()).isTrue();
        assertThat(Base64.getDecoder().decode(answer.getBody())).isEqualTo(bytes);
    }

    @Test
    void statusAndHeadersAreThePages() {
        Map<String, String> headers = Map.of("Location", "/console", "Cache-Control", "no-store");

        APIGatewayV2HTTPResponse answer =
                WebEvents.response(new Response(303, headers, List.of("session=abc; Path=/"), new byte[0]));

        assertThat(answer.getStatusCode()).isEqualTo(303);
        assertThat(answer.getHeaders()).isEqualTo(headers);
        assertThat(answer.getBody()).isEmpty();
    }

    private static Response response(String type, byte[] body) {
        return new Response(200, Map.of("Content-Type", type), List.of(), body);
    }

    private static APIGatewayV2HTTPEvent event(String method, String path) {
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath(path)
                .withRequestContext(RequestContext.builder()
                        .withHttp(
                                RequestContext.Http.builder().withMethod(method).build())
                        .build())
                .build();
    }
}
