package io.tidings.article;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** The table of what was read. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class IntakeLog {
    private final DynamoDbClient client;
    private final String table;

    public IntakeLog(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    public static CreateTableRequest table(String name) {
        throw new UnsupportedOperationException();
    }

    public Optional<IntakeReport> find(String key) {
        throw new UnsupportedOperationException();
    }

    public void record(IntakeReport report) {
        throw new UnsupportedOperationException();
    }
}
