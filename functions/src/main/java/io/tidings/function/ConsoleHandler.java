package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.tidings.edition.NewsletterReader;
import io.tidings.edition.Newsletters;
import io.tidings.web.Console;
import io.tidings.web.Request;
import java.util.Map;

/** An editor, or somebody of marketing, at the console or its API. Who may come in is for the console to say. */
public final class ConsoleHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Console console;

    /** For Lambda: wired from the environment, and awake: see {@link Waking}. */
    public ConsoleHandler() {
        Waking.beside(() -> NewsletterReader.read(Newsletters.example()));
        this(Wiring.fromEnvironment());
    }

    private ConsoleHandler(Wiring wiring) {
        Waking.beside(wiring::wakeTables);
        this(wiring.console());
        // That there is no such page is said on a page like the others.
        console.handle(Request.of("GET", "/none", Map.of(Request.USER, "waking"), new byte[0]));
    }

    public ConsoleHandler(Console console) {
        this.console = console;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return WebEvents.response(console.handle(WebEvents.request(event)));
    }
}
