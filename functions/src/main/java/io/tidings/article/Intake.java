package io.tidings.article;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads the drop folder: what an event names, and in a sweep whatever is new or changed. It always reads what stands there
 * now, so that events that come twice, late, in the wrong order or never make no difference. Thread-safe; two readers of
 * one object do double work and no harm.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** How often an object may change under our eyes before it is left to the next sweep. */
    private static final int TRIES = 3;

    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final String bucket;
    private final Articles articles;
    private final IntakeLog log;
    private final InstantSource clock;
    private final RejectedFiles rejectedFiles;
    private final Sweep sweep;

    /** Where nobody need be told of an object: the sweep reads it at once. */
    public Intake(S3Client s3, String bucket, Articles articles, IntakeLog log, InstantSource clock) {
        this(s3, bucket, articles, log, Duration.ZERO, clock);
    }

    /** @param noticed for how long the sweep leaves an object to whoever is told of it by an event */
    public Intake(S3Client s3, String bucket, Articles articles, IntakeLog log, Duration noticed, InstantSource clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.articles = articles;
        this.log = log;
        this.clock = clock;
        this.rejectedFiles = new RejectedFiles(s3, bucket);
        this.sweep = new Sweep(s3, bucket, log, noticed, clock);
    }

    /**
     * Reads one object of the drop, unless it was read already as it is now. Whatever is wrong with the object is in the
     * report and under {@code rejected/}; an object that is gone gives an empty report.
     *
     * @throws RuntimeException when S3 or DynamoDB fails; reading the object again is right then
     */
    public IntakeReport readObject(String key) {
        var drop = DropKey.of(key);
        var report = read(drop);
        for (int tries = 1;
                tries < TRIES && !report.version().equals(currentVersion(key).orElse(report.version()));
                tries++) {
            report = read(drop);
        }
        return report;
    }

    private IntakeReport read(DropKey drop) {
        if (!drop.isArticles()) {
            return IntakeReport.nothing(drop.key(), "", drop.source(), clock.instant());
        }
        try (var object = s3.getObject(r -> r.bucket(bucket).key(drop.key()))) {
            var version = version(object.response().eTag());
            var before = log.find(drop.key());
            if (before.filter(report -> report.version().equals(version)).isPresent()) {
                object.abort();
                return before.get();
            }
            return read(drop, version, before, object);
        } catch (NoSuchKeyException e) {
            return IntakeReport.nothing(drop.key(), "", drop.source(), clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException("could not close " + drop.key(), e);
        }
    }

    private IntakeReport read(
            DropKey drop,
            String version,
            Optional<IntakeReport> before,
            ResponseInputStream<GetObjectResponse> object) {
        var at = clock.instant();
        var written = object.response().lastModified();
        // What is older than what was read here before is had back: somebody deleted the version that came after it.
        var isHadBack = before.filter(report -> written.isBefore(report.at())).isPresent();
        var run = new IntakeRun(articles, drop.folder(), Withdrawals.OF_ANY, isHadBack ? at : written, at);
        new ArticleFile(drop.name()).read(object, run);
        var report = run.finish(drop.key(), version, drop.source(), at);
        rejectedFiles.write(drop.source(), drop.name(), run.rejected());
        log.recordObject(report);
        LOG.info(
                "read {}: {} items, {} added, {} corrected, {} withdrawn, {} rejected",
                drop.key(),
                report.read(),
                report.added(),
                report.corrected(),
                report.withdrawn(),
                report.rejected());
        return report;
    }

    private Optional<String> currentVersion(String key) {
        try {
            return Optional.of(
                    version(s3.headObject(r -> r.bucket(bucket).key(key)).eTag()));
        } catch (S3Exception e) {
            // The answer to HEAD has no body that could say NoSuchKey.
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** {@link #sweep(Instant)} without an end. */
    public List<IntakeReport> sweep() {
        return sweep(Instant.MAX);
    }

    /**
     * Reads every object of the drop that is new or other than when it was last read: the reports of these, in the order
     * of their keys.
     *
     * @param latest no further object is begun after that; the next sweep finds it
     * @throws RuntimeException when an object could not be read for reasons of infrastructure, after all others were
     */
    public List<IntakeReport> sweep(Instant latest) {
        return sweep.run(this::readObject, latest);
    }

    static String version(String eTag) {
        return eTag.replace("\"", "");
    }
}
