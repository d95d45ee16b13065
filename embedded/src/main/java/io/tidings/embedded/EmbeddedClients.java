package io.tidings.embedded;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * Client builders that point at an endpoint on this machine, which no proxy of the environment stands before. They are
 * builders, so that a caller can still add interceptors, time limits or a retry strategy before {@code build()}.
 */
public final class EmbeddedClients {
    /** The one key and secret every embedded service accepts. */
    public static final String CREDENTIAL = "test";

    /** The region requests are signed for; no embedded service looks at it. */
    public static final Region REGION = Region.US_EAST_1;

    private static final ProxyConfiguration NO_PROXY = ProxyConfiguration.builder()
            .useSystemPropertyValues(false)
            .useEnvironmentVariablesValues(false)
            .build();

    /**
     * S3Proxy refuses a conditional write without reading it, and hangs up on who is still sending: on a loaded machine several
     * times in a row, before the refusal is heard. S3 reads on.
     */
    private static final RetryStrategy OFTEN = DefaultRetryStrategy.standardStrategyBuilder()
            .maxAttempts(20)
            .backoffStrategy(BackoffStrategy.fixedDelay(Duration.ofMillis(20)))
            .circuitBreakerEnabled(false)
            .build();

    private EmbeddedClients() {}

    public static DynamoDbClientBuilder dynamo(URI endpoint) {
        return local(DynamoDbClient.builder(), endpoint);
    }

    public static S3ClientBuilder s3(URI endpoint) {
        return local(S3Client.builder(), endpoint)
                .forcePathStyle(true)
                .overrideConfiguration(with -> with.retryStrategy(OFTEN))
                // Waiting for leave to send, on connections that the JDK keeps, now and then failed a write.
                .serviceConfiguration(with -> with.expectContinueEnabled(false));
    }

    public static SqsClientBuilder sqs(URI endpoint) {
        return local(SqsClient.builder(), endpoint);
    }

    public static SesV2ClientBuilder ses(URI endpoint) {
        return local(SesV2Client.builder(), endpoint);
    }

    /** Over another HTTP client, which the caller closes. */
    public static SesV2ClientBuilder ses(URI endpoint, SdkHttpClient http) {
        return at(SesV2Client.builder(), endpoint).httpClient(http);
    }

    private static <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B local(B builder, URI endpoint) {
        return at(builder, endpoint)
                .httpClientBuilder(UrlConnectionHttpClient.builder().proxyConfiguration(NO_PROXY));
    }

    private static <C, B extends AwsClientBuilder<B, C>> B at(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(CREDENTIAL, CREDENTIAL)));
    }
}
