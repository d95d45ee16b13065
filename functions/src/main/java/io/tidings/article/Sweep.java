package io.tidings.article;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Finds what is new or changed in the drop, whoever told of it or did not. Once a day it compares every object with what was
 * read; in between only those that were written since, as a read for each object that was ever dropped, every few minutes,
 * would cost more than all the rest. Thread-safe.
 */
final class Sweep {
    /** Where the table of what was read says how far the last whole look saw. */
    static final String KEY = "sweep";

    private static final Duration WHOLE_EVERY = Duration.ofDays(1);

    /** spec: S3 dates an object that is uploaded in parts at the beginning of its upload, which may take hours. */
    private static final Duration SLACK = Duration.ofDays(1);

    /**
     * A whole look.
     *
     * @param newest when the newest object was written, by S3's clock and not by ours
     */
    record Whole(Instant at, Instant newest) {

        static Whole parse(String text) {
            var parts = text.split(" ", 2);
            return new Whole(Instant.parse(parts[0]), Instant.parse(parts[1]));
        }

        String text() {
            return at + " " + newest;
        }

        private boolean isFresh(Instant now) {
            return !at.isAfter(now) && at.plus(WHOLE_EVERY).isAfter(now);
        }
    }

    private final S3Client s3;
    private final String bucket;
    private final IntakeLog log;
    private final Duration noticed;
    private final InstantSource clock;

    /** @param noticed for how long an object is left to those who are told of it; zero where nobody is */
    Sweep(S3Client s3, String bucket, IntakeLog log, Duration noticed, InstantSource clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.log = log;
        this.noticed = noticed;
        this.clock = clock;
    }

    /** See {@link Intake#sweep(Instant)}; {@code read} is {@link Intake#readObject}. */
    List<IntakeReport> run(Function<String, IntakeReport> read, Instant latest) {
        var now = clock.instant();
        var since = log.cursor(KEY)
                .map(Whole::parse)
                .filter(whole -> whole.isFresh(now))
                .map(whole -> whole.newest().minus(SLACK));
        var reports = new ArrayList<IntakeReport>();
        var failures = new ArrayList<RuntimeException>();
        var newest = Instant.EPOCH;
        for (var page : s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(DropKey.PREFIX))) {
            for (var key : changed(page.contents(), since, now)) {
                if (clock.instant().isAfter(latest)) {
                    return reported(reports, failures);
                }
                try {
                    reports.add(read.apply(key));
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }
            newest = page.contents().stream()
                    .map(S3Object::lastModified)
                    .reduce(newest, (one, other) -> one.isAfter(other) ? one : other);
        }
        // An object that could not be read may be older than what is looked at in between.
        if (since.isEmpty() && failures.isEmpty()) {
            log.moveCursor(KEY, new Whole(now, newest).text());
        }
        return reported(reports, failures);
    }

    private static List<IntakeReport> reported(List<IntakeReport> reports, List<RuntimeException> failures) {
        if (!failures.isEmpty()) {
            var failure = new IllegalStateException(
                    failures.size() + " objects of the drop could not be read; the others were", failures.getFirst());
            failures.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
        return List.copyOf(reports);
    }

    private List<String> changed(List<S3Object> objects, Optional<Instant> since, Instant now) {
        var candidates = objects.stream()
                .filter(object -> DropKey.of(object.key()).isArticles())
                .filter(object -> since.filter(from -> from.isAfter(object.lastModified()))
                        .isEmpty())
                .filter(object -> !isLeftToOthers(object, now))
                .toList();
        var read = log.versions(candidates.stream().map(S3Object::key).toList());
        return candidates.stream()
                .filter(object -> !Intake.version(object.eTag()).equals(read.get(object.key())))
                .map(S3Object::key)
                .toList();
    }

    private boolean isLeftToOthers(S3Object object, Instant now) {
        return !noticed.isZero() && object.lastModified().isAfter(now.minus(noticed));
    }
}
