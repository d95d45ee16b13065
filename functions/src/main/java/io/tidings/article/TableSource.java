package io.tidings.article;

import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Pulls articles from somebody's DynamoDB table. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class TableSource implements PulledSource {
    private final TableSourceSettings settings;
    private final DynamoDbClient dynamo;
    private final S3Client s3;
    private final String bucket;
    private final Articles articles;
    private final IntakeLog log;
    private final InstantSource clock;

    public TableSource(
            TableSourceSettings settings,
            DynamoDbClient dynamo,
            S3Client s3,
            String bucket,
            Articles articles,
            IntakeLog log,
            InstantSource clock) {
        this.settings = settings;
        this.dynamo = dynamo;
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
