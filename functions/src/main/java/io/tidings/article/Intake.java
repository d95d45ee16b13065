package io.tidings.article;

import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads the drop. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class Intake {
    private final S3Client s3;
    private final String bucket;
    private final Articles articles;
    private final IntakeLog log;
    private final InstantSource clock;

    public Intake(S3Client s3, String bucket, Articles articles, IntakeLog log, InstantSource clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.articles = articles;
        this.log = log;
        this.clock = clock;
    }

    /** Reads one object of the drop. */
    public IntakeReport readObject(String key) {
        throw new UnsupportedOperationException();
    }

    /** Reads what is new or changed in the drop. */
    public List<IntakeReport> sweep() {
        throw new UnsupportedOperationException();
    }
}
