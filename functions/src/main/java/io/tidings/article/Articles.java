package io.tidings.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** The table of articles. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class Articles {
    private final DynamoDbClient client;
    private final String table;

    public Articles(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    public static CreateTableRequest table(String name) {
        throw new UnsupportedOperationException();
    }

    public Saved save(Article article) {
        throw new UnsupportedOperationException();
    }

    public Optional<Article> find(ArticleId id) {
        throw new UnsupportedOperationException();
    }

    public List<Article> seenBetween(Instant afterExclusive, Instant untilInclusive) {
        throw new UnsupportedOperationException();
    }
}
