package io.tidings.function;

import io.tidings.delivery.BulkHttp;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The AWS clients everything is reached through; SES as a builder, since the safety of sending hangs on how its client is
 * finished. Endpoints come from the SDK's own variables.
 */
public record Clients(DynamoDbClient dynamo, S3Client s3, SqsClient sqs, SesV2ClientBuilder ses)
        implements AutoCloseable {

    /** As Lambda has them: region and credentials from the environment, and one HTTP client but for sending, as each sets up TLS anew. */
    static Clients fromEnvironment(Settings settings) {
        var http = UrlConnectionHttpClient.create();
        return new Clients(
                DynamoDbClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(patient())
                        .build(),
                S3Client.builder()
                        .httpClient(http)
                        .forcePathStyle(settings.addressing() == Settings.Addressing.BY_PATH)
                        .build(),
                SqsClient.builder().httpClient(http).build(),
                SesV2Client.builder().httpClient(new BulkHttp()));
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
