package io.tidings.embedded.inprocess;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tidings.embedded.CountingSes;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.Service;
import io.tidings.embedded.SesLimits;
import io.tidings.embedded.WireReply;
import io.tidings.embedded.inprocess.dynamo.DynamoEngine;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * DynamoDB, S3, SQS and SES behind the SDK's own clients, without a socket or a thread: a call costs some tens of
 * microseconds, most of them the SDK's. Nothing is kept when the process ends. Thread-safe.
 */
public final class InProcessServices {
    private static final URI NOWHERE = URI.create("http://in-process");

    private final DynamoEngine dynamo = new DynamoEngine();
    private final Objects objects = new Objects();
    private final Queues queues;
    private final CountingSes ses;
    private final Lingering lingering = new Lingering();
    private volatile WireFaults faults = WireFaults.none();

    public InProcessServices(InstantSource clock, CountingSes.Memory memory) {
        queues = new Queues(clock);
        ses = new CountingSes(clock, SesLimits.GENEROUS, memory);
    }

    public DynamoDbClientBuilder dynamo() {
        return carried(DynamoDbClient.builder(), Service.DYNAMO);
    }

    public S3ClientBuilder s3() {
        return carried(S3Client.builder(), Service.S3)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .forcePathStyle(true);
    }

    public SqsClientBuilder sqs() {
        return carried(SqsClient.builder(), Service.SQS);
    }

    public SesV2ClientBuilder ses() {
        return carried(SesV2Client.builder(), Service.SES);
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B carried(B builder, Service service) {
        return builder.endpointOverride(NOWHERE)
                .region(EmbeddedClients.REGION)
                // Nobody checks a signature here, and making one costs as much as the call.
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(http(service));
    }

    /** What answers a service's requests, whoever made them: for a server of one's own in front of it. */
    public SdkHttpClient http(Service service) {
        return switch (service) {
            case DYNAMO ->
                troubled(service, Carrier::target, (request, body) -> {
                    DynamoEngine.Reply reply = dynamo.answer(Carrier.target(request), body);
                    return WireReply.of(reply.status(), reply.json());
                });
            case S3 -> troubled(service, request -> request.method().name(), objects::answer);
            case SQS ->
                troubled(service, Carrier::target, (request, body) -> queues.answer(Carrier.target(request), body));
            case SES ->
                troubled(
                        service,
                        SdkHttpRequest::encodedPath,
                        (request, body) -> ses.answer(request.method().name(), request.encodedPath(), body));
        };
    }

    private Carrier troubled(Service service, Function<SdkHttpRequest, String> name, Carrier.Engine engine) {
        return new Carrier((request, body) -> {
            lingering.call();
            WireFault fault = faults.of(new WireCall(service, name.apply(request)));
            return suffer(fault, engine, request, body);
        });
    }

    private WireReply suffer(WireFault fault, Carrier.Engine engine, SdkHttpRequest request, byte[] body)
            throws IOException {
        return switch (fault) {
            case WireFault.None() -> engine.answer(request, body);
            case WireFault.Fail(int status, String code) -> error(status, code);
            case WireFault.Refuse() -> throw new EOFException("as the script of faults says, before anything was done");
            case WireFault.Linger(int calls) -> {
                lingering.add(calls, () -> engine.answer(request, body));
                throw new EOFException("as the script of faults says, before anything was done");
            }
            case WireFault.LoseAnswer() -> {
                engine.answer(request, body);
                throw new EOFException("as the script of faults says, after everything was done");
            }
            case WireFault.FailAfter(int status, String code) -> {
                engine.answer(request, body);
                yield error(status, code);
            }
        };
    }

    private static WireReply error(int status, String code) {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("__type", "script#" + code)
                .put("message", "As the script of faults says.")
                .toString();
        return WireReply.of(status, json);
    }

    /** From now on calls of every service go wrong as this script says; the faults of SES itself come beside it. */
    public void faults(WireFaults script) {
        faults = script;
    }

    /** The tables, and what they cost. */
    public DynamoEngine tables() {
        return dynamo;
    }

    /** What SES accepted, whatever it answered. */
    public CountingSes sesEndpoint() {
        return ses;
    }

    /** Tables and objects as they are now. */
    public record Snapshot(DynamoEngine.Snapshot tables, Map<String, WireReply> objects) {}

    public Snapshot snapshot() {
        return new Snapshot(dynamo.snapshot(), objects.copy());
    }

    /** Tables and objects are as they were; queues are empty, SES has accepted nothing, and nothing goes wrong. */
    public void restore(Snapshot snapshot) {
        faults = WireFaults.none();
        lingering.clear();
        dynamo.restore(snapshot.tables());
        objects.restore(snapshot.objects());
        queues.clear();
        ses.faults(io.tidings.embedded.Faults.none());
        ses.forget();
    }
}
