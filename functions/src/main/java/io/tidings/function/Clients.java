package io.tidings.function;

import io.tidings.table.ObjectReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The AWS clients everything is reached through; SES as builders, since the safety of sending hangs on how its client is
 * finished. Endpoints come from the SDK's own variables.
 *
 * @param objects reads what is kept in S3 as a whole
 */
public record Clients(
        DynamoDbClient dynamo, S3Client s3, ObjectReader objects, SqsClient sqs, Supplier<SesV2ClientBuilder> ses)
        implements AutoCloseable {

    /** What the tables don't answer within is asked again: a worker keeps five seconds to write down what SES said. */
    private static final Duration LONGEST_SILENCE_OF_TABLES = Duration.ofSeconds(2);

    /** Whole objects are read through S3's client. */
    public Clients(DynamoDbClient dynamo, S3Client s3, SqsClient sqs, Supplier<SesV2ClientBuilder> ses) {
        this(dynamo, s3, ObjectReader.through(s3), sqs, ses);
    }

    /**
     * As Lambda has them: region and credentials from the environment, one HTTP client, and each service's client built when
     * it is first needed, as most of a cold start goes there.
     */
    public static Clients fromEnvironment(Settings settings, Map<String, String> environment) {
        Proxies.install();
        var http = new JdkHttp();
        var get = SignedGet.from(http, environment, Clock.systemUTC());
        // There is no function that does not read an object first.
        get.ifPresent(first -> Waking.beside(() -> first.wake(settings.bucket())));
        var s3 = new LateS3(() -> S3Client.builder()
                .httpClient(http)
                .forcePathStyle(settings.addressing() == Settings.Addressing.BY_PATH)
                // Our objects are small, and the JDK's connections wait long for leave to send them.
                .serviceConfiguration(with -> with.expectContinueEnabled(false))
                .build());
        return new Clients(
                new LateDynamo(() -> DynamoDbClient.builder()
                        .httpClient(new JdkHttp(LONGEST_SILENCE_OF_TABLES))
                        .overrideConfiguration(patient())
                        .build()),
                s3,
                SignedGet.before(ObjectReader.through(s3), get),
                new LateSqs(() -> SqsClient.builder().httpClient(http).build()),
                () -> SesV2Client.builder().httpClient(http));
    }

    /** For the tables: throttling passes, and their writes are conditional or may be repeated. */
    public static ClientOverrideConfiguration patient() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                        .maxAttempts(6)
                        .build())
                .build();
    }

    @Override
    public void close() {
        dynamo.close();
        s3.close();
        sqs.close();
    }
}
