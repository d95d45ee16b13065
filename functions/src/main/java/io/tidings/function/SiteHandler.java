package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.tidings.edition.NewsletterReader;
import io.tidings.edition.Newsletters;
import io.tidings.web.Request;
import io.tidings.web.Site;
import java.util.Map;

/** A visitor of the public pages, or somebody's program that subscribes people. */
public final class SiteHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Site site;

    /** For Lambda: wired from the environment, and awake: see {@link Waking}. */
    public SiteHandler() {
        Waking.beside(() -> NewsletterReader.read(Newsletters.example()));
        this(Wiring.fromEnvironment().site());
        // That there is no such page is said on a page like the others.
        site.handle(Request.of("GET", "/none", Map.of(), new byte[0]));
    }

    public SiteHandler(Site site) {
        this.site = site;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return WebEvents.response(site.handle(WebEvents.request(event)));
    }
}
