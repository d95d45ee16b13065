package io.tidings.delivery;

import io.tidings.embedded.CountingSes;
import io.tidings.embedded.Faults;
import io.tidings.embedded.SesLimits;
import io.tidings.embedded.inprocess.InProcessServices;
import io.tidings.embedded.inprocess.WireFaults;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** Services of a world's own, without sockets, the same whenever a world is made: a seed repeats to the call. */
final class InProcess implements Ground {
    /** The SDK's usual retries, but at once: waiting would make trials slow, and a budget over all calls would mix them. */
    static final RetryStrategy AT_ONCE = AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .circuitBreakerEnabled(false)
            .build();

    private final TestClock clock = new TestClock();
    private final InProcessServices services = new InProcessServices(clock, CountingSes.Memory.EVENTS);
    private int names;

    @Override
    public DynamoDbClientBuilder dynamo() {
        return patient(services.dynamo());
    }

    @Override
    public S3ClientBuilder s3() {
        return patient(services.s3());
    }

    @Override
    public SqsClientBuilder sqs() {
        return patient(services.sqs());
    }

    @Override
    public SesV2ClientBuilder ses() {
        return services.ses();
    }

    private static <B extends AwsClientBuilder<B, ?>> B patient(B builder) {
        return builder.overrideConfiguration(config -> config.retryStrategy(AT_ONCE));
    }

    @Override
    public TestClock clock() {
        return clock;
    }

    @Override
    public String unique(String name) {
        return name + "-" + ++names;
    }

    @Override
    public Map<String, Integer> accepted(String edition) {
        return services.sesEndpoint().accepted(edition);
    }

    @Override
    public List<String> takeEvents(String edition) {
        return services.sesEndpoint().takeEvents();
    }

    @Override
    public void faults(Faults script) {
        services.sesEndpoint().faults(script);
    }

    @Override
    public void wire(WireFaults script) {
        services.faults(script);
    }

    @Override
    public void limits(SesLimits limits) {
        services.sesEndpoint().limits(limits);
    }

    InProcessServices services() {
        return services;
    }
}
