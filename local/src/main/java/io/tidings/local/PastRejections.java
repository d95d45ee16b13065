package io.tidings.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.article.IntakeLog;
import io.tidings.article.SourceName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What was rejected of past articles, by source and the hour in which it says it was published: then it would have come. What
 * says no date is left out; nobody knows whose week it was.
 */
final class PastRejections {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Hour(SourceName source, Instant at) {}

    private final Map<Hour, Integer> hours = new HashMap<>();

    private PastRejections() {}

    /** Those of all that was taken in. */
    static PastRejections of(Installation intake) {
        var rejections = new PastRejections();
        S3Client s3 = intake.services().clients().s3();
        var bucket = intake.resources().bucket();
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(Resources.REJECTED)).contents().stream()
                .forEach(object -> rejections.read(
                        object.key(),
                        s3.getObjectAsBytes(get -> get.bucket(bucket).key(object.key()))
                                .asUtf8String()));
        return rejections;
    }

    private void read(String key, String lines) {
        var source = SourceName.of(key.split("/", 3)[1]);
        lines.lines().forEach(line -> {
            try {
                var published = JSON.readTree(line).path("published").asText();
                if (!published.isEmpty()) {
                    hours.merge(
                            new Hour(source, Instant.parse(published).truncatedTo(ChronoUnit.HOURS)), 1, Integer::sum);
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(key + " was written by intake", e);
            }
        });
    }

    /** Counts those after an instant and until another in the log that a replay composes from. */
    void count(IntakeLog log, Instant after, Instant until) {
        hours.forEach((hour, rejected) -> {
            if (hour.at.isAfter(after) && !hour.at.isAfter(until)) {
                log.count("replay/" + hour.source, hour.source, hour.at, rejected);
            }
        });
    }
}
