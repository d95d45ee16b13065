package io.tidings.article;

import io.tidings.table.StoredItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Saves many articles with few calls: one read for a hundred tells which of them are new or other than before, and only
 * those are written, a few at a time. The write itself is still conditional, so the read only saves work. Thread-safe.
 */
final class ArticleBatches {
    /** As many as one call reads. */
    static final int SIZE = 100;

    private static final int AT_ONCE = 16;

    private final Articles articles;

    ArticleBatches(Articles articles) {
        this.articles = articles;
    }

    /** Saves at most {@link #SIZE} articles with distinct ids; the answers are in the order of the articles. */
    List<Saved> save(List<Article> batch, Instant version) {
        var known = articles.states(batch.stream().map(Article::id).toList());
        var permits = new Semaphore(AT_ONCE);
        var saved = new ArrayList<Future<Saved>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var article : batch) {
                saved.add(
                        isKnown(article, known.get(article.id().value()))
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

    /** Whether the conditional write could only fail. */
    private static boolean isKnown(Article article, @Nullable StoredItem item) {
        if (item == null) {
            return false;
        }
        var standing = Standing.valueOf(item.text(ArticleItems.STANDING));
        return switch (article.standing()) {
            case WITHDRAWN -> standing == Standing.WITHDRAWN;
            case LIVE -> {
                var fingerprint = item.text(ArticleItems.FINGERPRINT);
                var owned =
                        item.text(ArticleItems.SOURCE).equals(article.source().value())
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
