package io.tidings.local;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Notices new and changed objects under prefixes and tells the function that S3 would have told. A function that fails
 * is told again up to twice, as Lambda does. Not thread-safe.
 */
final class BucketWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(BucketWatcher.class);
    private static final int ATTEMPTS = 3;

    private final S3Client s3;
    private final String bucket;
    private final ObjectEvents events;
    private final SeenObjects seen;
    private final Map<String, LambdaFunction<S3Event, String>> functions;
    private final Map<String, Integer> failures = new HashMap<>();

    BucketWatcher(
            S3Client s3,
            String bucket,
            ObjectEvents events,
            SeenObjects seen,
            Map<String, LambdaFunction<S3Event, String>> functions) {
        this.s3 = s3;
        this.bucket = bucket;
        this.events = events;
        this.seen = seen;
        this.functions = functions;
    }

    /** Looks once; answers how many objects were notified. */
    int look(Stop stop) {
        var notified = 0;
        for (var watched : functions.entrySet()) {
            for (var object : s3.listObjectsV2Paginator(
                            list -> list.bucket(bucket).prefix(watched.getKey()))
                    .contents()) {
                if (stop.isAsked()) {
                    return notified;
                }
                if (!object.key().endsWith("/") && seen.isNew(object.key(), object.eTag())) {
                    notify(watched.getValue(), object, stop);
                    notified++;
                }
            }
        }
        return notified;
    }

    private void notify(LambdaFunction<S3Event, String> function, S3Object object, Stop stop) {
        try {
            function.invoke(events.created(object), stop);
            seen.add(object.key(), object.eTag());
        } catch (RuntimeException e) {
            var times = failures.merge(object.key() + object.eTag(), 1, Integer::sum);
            LOG.error("The notification about {} failed, attempt {} of {}", object.key(), times, ATTEMPTS, e);
            if (times == ATTEMPTS) {
                seen.add(object.key(), object.eTag());
            }
        }
    }
}
