package io.tidings.article;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Saves many articles with few calls: one read for a hundred tells which of them are new or other than before, and only
 * those are written, a few at a time. The write itself is still conditional, so the read only saves work. Thread-safe.
 */
final class ArticleBatches {
    /** spec: "A single operation can retrieve up to 16 MB of data, which can contain as many as 100 items." */
    static final int SIZE = 100;

    private static final int AT_ONCE = 16;

    private final Articles articles;

    ArticleBatches(Articles articles) {
        this.articles = articles;
    }

    /** Saves at most {@link #SIZE} articles with distinct ids; the answers are in the order of the articles. */
    List<Saved> save(List<Article> batch, Instant version) {
        var known = known(batch);
        var permits = new Semaphore(AT_ONCE);
        var saved = new ArrayList<Future<Saved>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var article : batch) {
                saved.add(
                        isKnown(article, known.getOrDefault(article.id().value(), Map.of()))
                                ? done(Saved.UNCHANGED)
                                : threads.submit(() -> {
                                    permits.acquire();
                                    try {
                                        return articles.save(article, version);
                                    } finally {
                                        permits.release();
                                    }
                                }));
            }
        }
        return saved.stream().map(ArticleBatches::outcome).toList();
    }

    private Map<String, Map<String, AttributeValue>> known(List<Article> batch) {
        var wanted = KeysAndAttributes.builder()
                .keys(batch.stream().map(a -> ArticleItems.key(a.id())).toList())
                .consistentRead(true)
                .projectionExpression("#id, #source, #standing, #fingerprint")
                .expressionAttributeNames(Map.of(
                        "#id", ArticleItems.ID,
                        "#source", ArticleItems.SOURCE,
                        "#standing", ArticleItems.STANDING,
                        "#fingerprint", ArticleItems.FINGERPRINT))
                .build();
        var found = new HashMap<String, Map<String, AttributeValue>>();
        var left = Map.of(articles.table(), wanted);
        while (!left.isEmpty()) {
            var answer = articles.client()
                    .batchGetItem(
                            BatchGetItemRequest.builder().requestItems(left).build());
            found.putAll(answer.responses().getOrDefault(articles.table(), List.of()).stream()
                    .collect(toMap(item -> ArticleItems.text(item, ArticleItems.ID), item -> item)));
            left = answer.unprocessedKeys();
        }
        return found;
    }

    /** Whether the conditional write could only fail. */
    private static boolean isKnown(Article article, Map<String, AttributeValue> item) {
        if (item.isEmpty()) {
            return false;
        }
        var standing = Standing.valueOf(ArticleItems.text(item, ArticleItems.STANDING));
        return switch (article.standing()) {
            case WITHDRAWN -> standing == Standing.WITHDRAWN;
            case LIVE -> {
                var fingerprint = ArticleItems.text(item, ArticleItems.FINGERPRINT);
                var owned = ArticleItems.text(item, ArticleItems.SOURCE)
                                .equals(article.source().value())
                        || fingerprint.equals(ArticleItems.UNTOLD);
                yield standing == Standing.WITHDRAWN || !owned || fingerprint.equals(Fingerprint.of(article));
            }
        };
    }

    private static Future<Saved> done(Saved saved) {
        return CompletableFuture.completedFuture(saved);
    }

    private static Saved outcome(Future<Saved> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an article could not be saved", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while saving articles", e);
        }
    }
}
