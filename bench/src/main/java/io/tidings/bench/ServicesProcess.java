package io.tidings.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.embedded.CountingSes;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.function.Clients;
import io.tidings.function.JdkHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@link CountedServices} in a process of their own, until this is closed. */
final class ServicesProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final URI endpoint;

    /** For at most so many people at a time. */
    ServicesProcess(int most, CountingSes.Memory memory) {
        process = Jvm.start(
                List.of("-XX:+UseSerialGC", "-Xmx1500m", "-Dsun.net.httpserver.nodelay=true"),
                CountedServices.class,
                Integer.toString(most),
                memory.name());
        try {
            String port = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            endpoint = URI.create("http://localhost:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException("Waiting for the counted services", e);
        }
    }

    /** The clients of a function; each call is seen by the interceptor. */
    Clients clients(ExecutionInterceptor seen) {
        return new Clients(
                seenBy(seen, EmbeddedClients.dynamo(endpoint)).build(),
                seenBy(seen, EmbeddedClients.s3(endpoint))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .build(),
                sqs(seen),
                () -> seenBy(seen, EmbeddedClients.ses(endpoint, new JdkHttp())));
    }

    private SqsClient sqs(ExecutionInterceptor seen) {
        return seenBy(seen, EmbeddedClients.sqs(endpoint)).build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B seenBy(ExecutionInterceptor seen, B builder) {
        return builder.overrideConfiguration(with -> with.addExecutionInterceptor(seen));
    }

    URI endpoint() {
        return endpoint;
    }

    /** From now on these are the subscribers. */
    void people(String newsletter, int people, int segments) {
        ask("people?newsletter=" + newsletter + "&people=" + people + "&segments=" + segments, Boolean.class);
    }

    /** Units and calls since the beginning; people's reads since there are these people. */
    record Figures(double writeUnits, double otherReads, double peopleReads, long sesCalls) {
        Figures minus(Figures other) {
            return new Figures(
                    writeUnits - other.writeUnits,
                    otherReads - other.otherReads,
                    peopleReads - other.peopleReads,
                    sesCalls - other.sesCalls);
        }

        Figures plus(Figures other) {
            return new Figures(
                    writeUnits + other.writeUnits,
                    otherReads + other.otherReads,
                    peopleReads + other.peopleReads,
                    sesCalls + other.sesCalls);
        }
    }

    /** What was counted, with the write units of that table. */
    Figures figures(String table) {
        return ask("figures?table=" + table, Figures.class);
    }

    void forget(String edition, int page) {
        ask("forget?edition=" + edition + "&page=" + page, Boolean.class);
    }

    /** Files of events, by their keys. */
    record Events(long events, List<String> keys) {}

    /** Lets what SES has to report be put into files of so many events. */
    Events events(String prefix, int size) {
        return ask("events?prefix=" + prefix + "&size=" + size, Events.class);
    }

    private <T> T ask(String command, Class<T> answer) {
        try (var in = endpoint.resolve("/control/" + command).toURL().openStream()) {
            return JSON.readValue(in, answer);
        } catch (IOException e) {
            throw new UncheckedIOException("Asking the counted services to " + command, e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
