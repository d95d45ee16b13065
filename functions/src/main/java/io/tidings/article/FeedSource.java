package io.tidings.article;

import java.time.InstantSource;
import software.amazon.awssdk.services.s3.S3Client;

/** Pulls a feed from the web. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class FeedSource implements PulledSource {
    private final FeedSourceSettings settings;
    private final S3Client s3;
    private final String bucket;
    private final Articles articles;
    private final IntakeLog log;
    private final InstantSource clock;

    public FeedSource(
            FeedSourceSettings settings,
            S3Client s3,
            String bucket,
            Articles articles,
            IntakeLog log,
            InstantSource clock) {
        this.settings = settings;
        this.s3 = s3;
        this.bucket = bucket;
        this.articles = articles;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public IntakeReport pull() {
        throw new UnsupportedOperationException();
    }
}
