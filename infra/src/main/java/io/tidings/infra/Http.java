package io.tidings.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpIamAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The HTTP API: what subscribers reach is open, at the console people sign in, and its API wants a request signed by an
 * identity of the account that may invoke it.
 */
final class Http {

    /** No path: links in mails carry tokens, and a token in a log is a token given away. */
    private static final String ACCESS_LOG = "{\"at\":\"$context.requestTime\",\"request\":\"$context.requestId\","
            + "\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"milliseconds\":\"$context.responseLatency\"}";

    /** Where people come by browser; everything that is named nowhere is the site's. */
    private static final List<String> CONSOLE = List.of("/console", "/console/{proxy+}");

    private final HttpApi api;

    Http(Construct scope) {
        api = HttpApi.Builder.create(scope, "Http")
                .apiName(Stack.of(scope).getStackName())
                .build();
        LogGroup logs = LogGroup.Builder.create(scope, "HttpLogs")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        CfnStage stage = (CfnStage) Objects.requireNonNull(
                Objects.requireNonNull(api.getDefaultStage()).getNode().getDefaultChild());
        stage.setAccessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                .destinationArn(logs.getLogGroupArn())
                .format(ACCESS_LOG)
                .build());
        stage.setDefaultRouteSettings(CfnStage.RouteSettingsProperty.builder()
                .throttlingBurstLimit(400)
                .throttlingRateLimit(200)
                .build());
    }

    String url() {
        return api.getApiEndpoint();
    }

    /** The most exact route wins, so what is not named here can only reach the site. */
    void route(Function site, Function console) {
        HttpLambdaIntegration toSite = new HttpLambdaIntegration("Site", site);
        HttpLambdaIntegration toConsole = new HttpLambdaIntegration("Console", console);
        List<IConstruct> open = new ArrayList<>();
        open.addAll(add("/", HttpMethod.ANY, toSite, null));
        open.addAll(add("/{proxy+}", HttpMethod.ANY, toSite, null));
        open.addAll(add("/api/subscribers", HttpMethod.POST, toSite, null));
        add("/api/{proxy+}", HttpMethod.ANY, toConsole, new HttpIamAuthorizer());
        for (IConstruct route : open) {
            Explained.suppress(
                    route,
                    "AwsSolutions-APIG4",
                    "For subscribers, who have no account: links in mails carry signed tokens, and subscribing is confirmed by mail.");
        }
        for (String path : CONSOLE) {
            add(path, HttpMethod.ANY, toConsole, null)
                    .forEach(
                            route -> Explained.suppress(
                                    route,
                                    "AwsSolutions-APIG4",
                                    "The gateway knows no sessions of browsers: the function leads who has none to the user pool."));
        }
    }

    private List<HttpRoute> add(
            String path, HttpMethod method, HttpLambdaIntegration to, @Nullable HttpIamAuthorizer authorizer) {
        AddRoutesOptions.Builder options =
                AddRoutesOptions.builder().path(path).methods(List.of(method)).integration(to);
        return api.addRoutes((authorizer == null ? options : options.authorizer(authorizer)).build());
    }
}
