package io.tidings.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.tidings.function.SendHandler;
import io.tidings.function.SiteHandler;
import io.tidings.local.LocalContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function's first call in a JVM of its own, with nothing but the function's zip beside this class and the context it
 * gives: {@code hello}, {@code send MESSAGE} or {@code page PATH}. Prints a line when it is done, and ends when its input
 * does, so that it can be looked at in between.
 */
final class ColdFunction {
    private ColdFunction() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(
                switch (arguments[0]) {
                    case "hello" -> "hello";
                    case "send" -> send(arguments[1]);
                    default -> page(arguments[1]);
                });
        System.out.flush();
        while (System.in.read() >= 0) {
            // Nothing is said to it but that it may end.
        }
    }

    private static String send(String message) {
        SQSEvent.SQSMessage one = new SQSEvent.SQSMessage();
        one.setMessageId("1");
        one.setBody(message);
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(one));
        var failures = new SendHandler().handleRequest(event, aMinute()).getBatchItemFailures();
        return failures.isEmpty() ? "sent" : "not sent";
    }

    private static String page(String path) {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withRawPath(path)
                .withHeaders(Map.of("host", "mail.example.com"))
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod("GET")
                                .withPath(path)
                                .build())
                        .build())
                .build();
        return "status " + new SiteHandler().handleRequest(event, aMinute()).getStatusCode();
    }

    private static Context aMinute() {
        return new LocalContext("cold", 1, () -> Duration.ofMinutes(1));
    }
}
