package io.tidings.local;

import io.tidings.embedded.CallCounts;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.EmbeddedSes;
import io.tidings.embedded.Service;
import io.tidings.function.Clients;
import io.tidings.function.JdkHttp;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * DynamoDB, S3, SQS and SES: embedded in this JVM, or where the SDK's own variables point to. The clients count their
 * calls.
 */
final class Services implements AutoCloseable {
    private static final String ANY = "AWS_ENDPOINT_URL";
    private static final Map<Service, String> VARIABLES = Map.of(
            Service.DYNAMO, ANY + "_DYNAMODB",
            Service.S3, ANY + "_S3",
            Service.SQS, ANY + "_SQS",
            Service.SES, ANY + "_SESV2");

    private final Map<String, String> environment;
    private final Map<Service, URI> elsewhere;
    private final EmbeddedServices embedded;
    private final CallCounts dynamoCalls = new CallCounts();
    private final CallCounts sesCalls = new CallCounts();
    private final Clients clients;

    private Services(Map<String, String> environment, Map<Service, URI> elsewhere, EmbeddedServices embedded) {
        this.environment = environment;
        this.elsewhere = elsewhere;
        this.embedded = embedded;
        this.clients = new Clients(
                client(EmbeddedClients.dynamo(endpoint(Service.DYNAMO)), Service.DYNAMO)
                        .overrideConfiguration(Clients.patient().toBuilder()
                                .addExecutionInterceptor(dynamoCalls)
                                .build())
                        .build(),
                client(EmbeddedClients.s3(endpoint(Service.S3)), Service.S3).build(),
                client(EmbeddedClients.sqs(endpoint(Service.SQS)), Service.SQS).build(),
                () -> client(EmbeddedClients.ses(endpoint(Service.SES), new JdkHttp()), Service.SES)
                        .overrideConfiguration(counting -> counting.addExecutionInterceptor(sesCalls)));
    }

    static Services start(Map<String, String> environment, Optional<Path> directory, InstantSource clock) {
        var elsewhere = new EnumMap<Service, URI>(Service.class);
        VARIABLES.forEach((service, variable) -> Optional.ofNullable(environment.get(variable))
                .or(() -> Optional.ofNullable(environment.get(ANY)))
                .filter(value -> !value.isBlank())
                .ifPresent(value -> elsewhere.put(service, address(variable, value))));
        var builder = EmbeddedServices.builder()
                .clock(clock)
                .without(elsewhere.keySet().toArray(Service[]::new));
        directory.ifPresent(builder::dataDir);
        return new Services(environment, elsewhere, builder.start());
    }

    Clients clients() {
        return clients;
    }

    URI endpoint(Service service) {
        var address = elsewhere.get(service);
        if (address != null) {
            return address;
        }
        return switch (service) {
            case DYNAMO -> embedded.dynamo();
            case S3 -> embedded.s3();
            case SQS -> embedded.sqs();
            case SES -> embedded.ses();
        };
    }

    boolean isEmbedded(Service service) {
        return !elsewhere.containsKey(service);
    }

    /** The embedded SES endpoint, with its mailbox; empty when mail goes elsewhere. */
    Optional<EmbeddedSes> ses() {
        return isEmbedded(Service.SES) ? Optional.of(embedded.sesEndpoint()) : Optional.empty();
    }

    CallCounts dynamoCalls() {
        return dynamoCalls;
    }

    CallCounts sesCalls() {
        return sesCalls;
    }

    /** Whether the person's own credentials are used for what is not embedded. */
    boolean ownCredentials() {
        return !elsewhere.isEmpty() && environment.containsKey("AWS_ACCESS_KEY_ID");
    }

    String region() {
        return Optional.ofNullable(environment.get("AWS_REGION")).orElse(EmbeddedClients.REGION.id());
    }

    private <B extends AwsClientBuilder<B, ?>> B client(B builder, Service service) {
        if (isEmbedded(service)) {
            return builder;
        }
        return ownCredentials()
                ? builder.region(Region.of(region()))
                        .credentialsProvider(
                                DefaultCredentialsProvider.builder().build())
                : builder.region(Region.of(region()));
    }

    private static URI address(String variable, String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new Refusal("The address '" + value + "' for " + variable + " is not a URL.", e);
        }
    }

    @Override
    public void close() {
        clients.close();
        embedded.close();
    }
}
