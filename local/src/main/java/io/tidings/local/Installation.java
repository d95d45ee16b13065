package io.tidings.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.tidings.embedded.EmbeddedOpenId;
import io.tidings.function.ConsoleHandler;
import io.tidings.function.FeedbackHandler;
import io.tidings.function.IngestHandler;
import io.tidings.function.SendHandler;
import io.tidings.function.Settings;
import io.tidings.function.SiteHandler;
import io.tidings.function.TickHandler;
import io.tidings.function.TrainHandler;
import io.tidings.function.Wiring;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What infra deploys, here: tables, bucket, queues and the seven functions, over the services of one system. */
final class Installation {
    private static final Duration FILE_TIME = Duration.ofMinutes(15);
    private static final Duration PAGE_TIME = Duration.ofSeconds(60);
    private static final Duration TICK_TIME = Duration.ofMinutes(10);
    private static final Duration WEB_TIME = Duration.ofSeconds(29);

    private final Services services;
    private final Resources resources;
    private final Settings settings;
    private final Wiring wiring;
    private final InstantSource clock;
    private final LambdaFunction<S3Event, String> ingest;
    private final LambdaFunction<S3Event, String> feedback;
    private final LambdaFunction<SQSEvent, SQSBatchResponse> send;
    private final LambdaFunction<ScheduledEvent, String> tick;
    private final LambdaFunction<ScheduledEvent, String> train;
    private final LambdaFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> site;
    private final LambdaFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> console;

    Installation(Services services, URI baseUrl, InstantSource clock, Optional<EmbeddedOpenId> door) {
        this.services = services;
        this.clock = clock;
        resources = new Provisioning(services.clients()).provide(PAGE_TIME);
        settings = LocalSettings.of(resources, baseUrl, door);
        wiring = wiringAt(clock);
        ingest = new LambdaFunction<>(S3Event.class, String.class, new IngestHandler(wiring.intake()), FILE_TIME);
        feedback =
                new LambdaFunction<>(S3Event.class, String.class, new FeedbackHandler(wiring.eventFiles()), FILE_TIME);
        send = new LambdaFunction<>(
                SQSEvent.class, SQSBatchResponse.class, new SendHandler(wiring.pageWorker()), PAGE_TIME);
        tick = new LambdaFunction<>(ScheduledEvent.class, String.class, new TickHandler(wiring.tick()), TICK_TIME);
        train = new LambdaFunction<>(
                ScheduledEvent.class, String.class, new TrainHandler(wiring.training()), TICK_TIME);
        site = web(new SiteHandler(wiring.site()));
        console = web(new ConsoleHandler(wiring.console()));
        services.ses().ifPresent(ses -> ses.writeEventsTo(services.clients().s3(), resources.bucket()));
    }

    private static LambdaFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> web(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        return new LambdaFunction<>(APIGatewayV2HTTPEvent.class, APIGatewayV2HTTPResponse.class, handler, WEB_TIME);
    }

    /** The same parts by another clock: for what is to have happened earlier. */
    Wiring wiringAt(InstantSource otherClock) {
        return new Wiring(settings, services.clients(), otherClock);
    }

    Services services() {
        return services;
    }

    Resources resources() {
        return resources;
    }

    Wiring wiring() {
        return wiring;
    }

    LambdaFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> site() {
        return site;
    }

    LambdaFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> console() {
        return console;
    }

    BucketWatcher watcher(SeenObjects seen) {
        Map<String, LambdaFunction<S3Event, String>> functions = new LinkedHashMap<>();
        functions.put(Resources.ARTICLES, ingest);
        functions.put(Resources.EVENTS, feedback);
        var events = new ObjectEvents(resources.bucket(), clock);
        return new BucketWatcher(services.clients().s3(), resources.bucket(), events, seen, functions);
    }

    QueuePoller pages() {
        return new QueuePoller(services.clients().sqs(), resources.pagesQueue(), send);
    }

    /** One tick, as EventBridge would send it. */
    void tick(Stop stop) {
        tick.invoke(Ticks.at(clock.instant()), stop);
    }

    /** Trains what has something new to learn from. */
    void train(Stop stop) {
        train.invoke(Ticks.at(clock.instant()), stop);
    }
}
