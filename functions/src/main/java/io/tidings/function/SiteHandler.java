package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.tidings.web.Site;

/** A visitor of the public pages, or somebody's program that subscribes people. */
public final class SiteHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Site site;

    /** For Lambda: wired from the environment. */
    public SiteHandler() {
        this(Wiring.fromEnvironment().site());
    }

    public SiteHandler(Site site) {
        this.site = site;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return WebEvents.response(site.handle(WebEvents.request(event)));
    }
}
