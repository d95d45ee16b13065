package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.tidings.web.Console;

/** An editor, or somebody of marketing, at the console or its API. Who may come here is for the gateway in front to say. */
public final class ConsoleHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Console console;

    /** For Lambda: wired from the environment. */
    public ConsoleHandler() {
        this(Wiring.fromEnvironment().console());
    }

    public ConsoleHandler(Console console) {
        this.console = console;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return WebEvents.response(console.handle(WebEvents.request(event)));
    }
}
