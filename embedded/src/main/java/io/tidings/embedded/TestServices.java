package io.tidings.embedded;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;

/**
 * The embedded services that all tests of a JVM share, started by the first to ask and left to die with the JVM; and
 * names that no other test has, so that tests need not clean up. Thread-safe.
 *
 * <p>Where the system property {@value #ENDPOINT} holds an address before the first asks, DynamoDB, S3 and SQS are the
 * ones that answer there: the same tests then run against LocalStack. SES is always the embedded one.
 */
public final class TestServices {
    /** The system property with the address of DynamoDB, S3 and SQS. */
    public static final String ENDPOINT = "tidings.endpoint";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestServices() {}

    private static final class Holder {
        static final EmbeddedServices SHARED = start();

        private static EmbeddedServices start() {
            var builder = EmbeddedServices.builder();
            var elsewhere = System.getProperty(ENDPOINT);
            if (elsewhere != null) {
                for (var service : List.of(Service.DYNAMO, Service.S3, Service.SQS)) {
                    builder.at(service, URI.create(elsewhere));
                }
            }
            var services = builder.start();
            if (elsewhere != null) {
                awaitDynamo(services);
            }
            return services;
        }

        /**
         * LocalStack starts its tables at the first request, on a loaded machine for longer than a client waits. Asking for
         * a list again does no harm; a table whose creation is asked for again is there already.
         */
        private static void awaitDynamo(EmbeddedServices services) {
            services.dynamoClient().listTables();
        }
    }

    public static EmbeddedServices shared() {
        return Holder.SHARED;
    }

    /** A table name nobody else has: {@code articles-7}. */
    public static String table(String name) {
        return unique(name);
    }

    /** A new, empty bucket. */
    public static String bucket(String name) {
        var bucket = unique(name).toLowerCase(Locale.ROOT);
        shared().s3Client().createBucket(b -> b.bucket(bucket));
        return bucket;
    }

    /** The URL of a new, empty queue. */
    public static String queue(String name) {
        return shared().sqsClient()
                .createQueue(
                        CreateQueueRequest.builder().queueName(unique(name)).build())
                .queueUrl();
    }

    /** A name nobody else has. */
    public static String unique(String name) {
        return name + "-" + NEXT.incrementAndGet();
    }
}
