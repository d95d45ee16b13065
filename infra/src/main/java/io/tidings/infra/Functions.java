package io.tidings.infra;

import io.tidings.function.ConsoleHandler;
import io.tidings.function.FeedbackHandler;
import io.tidings.function.IngestHandler;
import io.tidings.function.SendHandler;
import io.tidings.function.SiteHandler;
import io.tidings.function.TickHandler;
import io.tidings.function.TrainHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.AssetCode;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** One function per trigger, all out of one zip, each with its own role and its own log group. */
final class Functions {

    /** A worker stops claiming in time; a page of 1,500 at 14 a second takes two minutes. */
    static final Duration SEND_TIME = Duration.minutes(5);

    private static final Duration FILE_TIME = Duration.minutes(15);

    private static final Duration TICK_TIME = Duration.minutes(10);

    private static final Duration TRAINING_TIME = Duration.minutes(10);

    /** API Gateway waits for 30 seconds at most. */
    private static final Duration PAGE_TIME = Duration.seconds(29);

    private final Construct scope;
    private final Storage storage;
    private final AssetCode code;
    private final Map<String, String> environment;

    private final Function ingest;
    private final Function feedback;
    private final Function send;
    private final Function tick;
    private final Function train;
    private final Function site;
    private final Function console;

    Functions(Construct scope, Path zip, Storage storage, Map<String, String> environment) {
        this.scope = scope;
        this.storage = storage;
        this.code = Code.fromAsset(zip.toString());
        this.environment = environment;
        ingest = function(
                "Ingest", IngestHandler.class, FILE_TIME, "Reads the articles in a file dropped into the bucket");
        feedback =
                function("Feedback", FeedbackHandler.class, FILE_TIME, "Reads a file of mail events into the ledger");
        send = function("Send", SendHandler.class, SEND_TIME, "Sends a page of an edition");
        tick = function(
                "Tick", TickHandler.class, TICK_TIME, "Does what is due: sweeps, pulls, composes, sends, settles");
        train = function(
                "Train",
                TrainHandler.class,
                TRAINING_TIME,
                "Learns topics from new articles and what editors confirmed");
        site = function("Site", SiteHandler.class, PAGE_TIME, "Subscribing, preferences, unsubscribing, the archive");
        console = function(
                "Console",
                ConsoleHandler.class,
                PAGE_TIME,
                "The editors' and marketing's pages and API",
                // It holds the audit log, which outlives the stack.
                RetentionDays.ONE_YEAR,
                RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }

    Function ingest() {
        return ingest;
    }

    Function feedback() {
        return feedback;
    }

    Function send() {
        return send;
    }

    Function tick() {
        return tick;
    }

    Function train() {
        return train;
    }

    Function site() {
        return site;
    }

    Function console() {
        return console;
    }

    List<Function> all() {
        return List.of(ingest, feedback, send, tick, train, site, console);
    }

    private Function function(String name, Class<?> handler, Duration timeout, String description) {
        return function(name, handler, timeout, description, RetentionDays.ONE_MONTH, RemovalPolicy.DESTROY);
    }

    private Function function(
            String name,
            Class<?> handler,
            Duration timeout,
            String description,
            RetentionDays remembered,
            RemovalPolicy logsGo) {
        LogGroup logs = LogGroup.Builder.create(scope, name + "Logs")
                .retention(remembered)
                .removalPolicy(logsGo)
                .build();
        Role role = Role.Builder.create(scope, name + "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logs.grantWrite(role);
        return Function.Builder.create(scope, name)
                .description(description)
                .code(code)
                .handler(handler.getName())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                // CPU comes with memory, and starting a JVM is CPU: at 1 GB a cold start takes half of what it takes at
                // 512 MB.
                .memorySize(1024)
                .timeout(timeout)
                .role(role)
                .logGroup(logs)
                .environment(environment)
                .build();
    }

    /** What {@code function} may do, to be filled in. */
    Permissions allow(Function function) {
        return new Permissions((Role) Objects.requireNonNull(function.getRole()), storage);
    }
}
