package io.tidings.infra;

import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.function.Clients;
import io.tidings.function.Settings;
import io.tidings.function.Wiring;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * What the template describes, on this machine: the embedded services under the names that the functions' environment gives,
 * and each function with clients of its own, which keep what it asks for beside what its role allows.
 */
final class Deployment implements AutoCloseable {

    static final String SITE = "https://news.example.com";
    static final String MAIL_IDENTITY = identity("news.example.com");

    private final EmbeddedServices services;
    private final Map<String, Role> roles = new TreeMap<>();
    private final String queueUrl;
    private Instant now;

    Deployment(Instant now) {
        this.now = now;
        services = EmbeddedServices.builder().clock(() -> this.now).start();
        Settings settings = Settings.from(environment("Tick"));
        settings.tables().requests().forEach(table -> services.dynamoClient().createTable(table));
        services.s3Client().createBucket(create -> create.bucket(settings.bucket()));
        services.sesEndpoint().writeEventsTo(services.s3Client(), settings.bucket());
        queueUrl = services.sqsClient()
                .createQueue(create -> create.queueName(settings.pagesQueue()))
                .queueUrl();
    }

    /** The ARN of an address or a domain that SES has verified. */
    static String identity(String name) {
        return "arn:aws:ses:eu-central-1:111122223333:identity/" + name;
    }

    private static Map<String, String> environment(String function) {
        Map<String, String> environment = new HashMap<>();
        Synthesized.properties("AWS::Lambda::Function").entrySet().stream()
                .filter(one -> one.getKey().matches(function + "[0-9A-F]{8}"))
                .flatMap(one -> one.getValue().at("/Environment/Variables").properties().stream())
                .forEach(one -> environment.put(one.getKey(), Resolved.text(one.getValue())));
        environment.put(Settings.BASE_URL, SITE);
        return environment;
    }

    private Settings settings(String function) {
        Map<String, String> environment = environment(function);
        environment.put(Settings.PAGES_QUEUE, queueUrl);
        return Settings.from(environment);
    }

    EmbeddedServices services() {
        return services;
    }

    Instant now() {
        return now;
    }

    void at(Instant instant) {
        now = instant;
    }

    String queueUrl() {
        return queueUrl;
    }

    String bucket() {
        return settings("Tick").bucket();
    }

    Map<String, Role> roles() {
        return roles;
    }

    /** The parts of a function, put together from its own environment. */
    Wiring wiring(String function) {
        Role role = roles.computeIfAbsent(function, Role::new);
        return new Wiring(
                settings(function),
                new Clients(
                        watched(EmbeddedClients.dynamo(services.dynamo()), role),
                        watched(EmbeddedClients.s3(services.s3()), role),
                        watched(EmbeddedClients.sqs(services.sqs()), role),
                        () -> watching(EmbeddedClients.ses(services.ses()), role)),
                () -> now);
    }

    private static <C, B extends AwsClientBuilder<B, C>> C watched(B builder, Role role) {
        return watching(builder, role).build();
    }

    private static <C, B extends AwsClientBuilder<B, C>> B watching(B builder, Role role) {
        return builder.overrideConfiguration(with -> with.addExecutionInterceptor(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                role.ask(Call.of(Objects.requireNonNull(context.request())));
            }
        }));
    }

    @Override
    public void close() {
        services.close();
    }
}
