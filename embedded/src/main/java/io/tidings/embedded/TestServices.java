package io.tidings.embedded;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;

/**
 * The embedded services that all tests of a JVM share, started by the first to ask and left to die with the JVM; and
 * names that no other test has, so that tests need not clean up. Thread-safe.
 */
public final class TestServices {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestServices() {}

    private static final class Holder {
        static final EmbeddedServices SHARED = EmbeddedServices.builder().start();
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
