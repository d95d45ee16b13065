package io.tidings.article;

import io.tidings.table.StoredItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /**
     * Saves at most {@link #SIZE} articles with distinct ids; the answers are in the order of the articles.
     *
     * @param reinstated those of which a withdrawal is taken back, if there is one
     */
    List<Saved> save(List<Article> batch, Set<ArticleId> reinstated, Instant version) {
        var known = articles.states(batch.stream().map(Article::id).toList());
        var permits = new Semaphore(AT_ONCE);
        var saved = new ArrayList<Future<Saved>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var article : batch) {
                var item = known.get(article.id().value());
                var comesBack = reinstated.contains(article.id()) && isWithdrawn(item);
                saved.add(
                        isKnown(article, item) && !comesBack
                                ? done(Saved.UNCHANGED)
                                : threads.submit(() -> {
                                    permits.acquire();
                                    try {
                                        return comesBack
                                                ? reinstate(article, version)
                                                : articles.save(article, version);
                                    } finally {
                                        permits.release();
                                    }
                                }));
            }
        }
        return saved.stream().map(ArticleBatches::outcome).toList();
    }

    private Saved reinstate(Article article, Instant version) {
        var wasWithdrawn = articles.reinstate(article);
        var saved = articles.save(article, version);
        return wasWithdrawn && saved == Saved.UNCHANGED ? Saved.CORRECTED : saved;
    }

    private static boolean isWithdrawn(@Nullable StoredItem item) {
        return item != null && Standing.valueOf(item.text(ArticleItems.STANDING)) == Standing.WITHDRAWN;
    }

    /** Whether the conditional write could only fail. */
    private static boolean isKnown(Article article, @Nullable StoredItem item) {
        if (item == null) {
            return false;
        }
        return switch (article.standing()) {
            case WITHDRAWN -> isWithdrawn(item);
            case LIVE -> {
                var fingerprint = item.text(ArticleItems.FINGERPRINT);
                var owned =
                        item.text(ArticleItems.SOURCE).equals(article.source().value())
                                || fingerprint.equals(ArticleItems.UNTOLD);
                yield isWithdrawn(item) || !owned || fingerprint.equals(Fingerprint.of(article));
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
