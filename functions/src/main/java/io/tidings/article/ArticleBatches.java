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
 * those are written, a few at a time. The write itself is still conditional, so the read only saves work. For one reading;
 * not thread-safe.
 */
final class ArticleBatches {
    /** As many as one call reads. */
    static final int SIZE = 100;

    private static final int AT_ONCE = 16;

    private final Articles articles;
    private final Withdrawals withdrawals;
    private final Identities identities;

    ArticleBatches(Articles articles, Withdrawals withdrawals) {
        this.articles = articles;
        this.withdrawals = withdrawals;
        this.identities = new Identities(articles);
    }

    /**
     * Saves at most {@link #SIZE} articles; the answers are in their order. Of those that share an address each has a GUID, and
     * another one.
     */
    List<Saved> save(List<Verdict.Accepted> batch, Instant version) {
        var permits = new Semaphore(AT_ONCE);
        var saved = new ArrayList<Future<Saved>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var known : identities.of(batch)) {
                var told = known.told();
                var item = known.item();
                saved.add(
                        changesNothing(told, item)
                                ? done(Saved.UNCHANGED)
                                : threads.submit(() -> {
                                    permits.acquire();
                                    try {
                                        return save(told, item, version);
                                    } finally {
                                        permits.release();
                                    }
                                }));
            }
        }
        return saved.stream().map(ArticleBatches::outcome).toList();
    }

    private Saved save(Verdict.Accepted told, @Nullable StoredItem item, Instant version) {
        return switch (told.wish()) {
            case TELL, WITHDRAW -> articles.save(told.article(), version, withdrawals);
            case REINSTATE ->
                isWithdrawn(item)
                        ? reinstate(told.article(), version)
                        : articles.save(told.article(), version, withdrawals);
            case REINSTATE_AS_IT_WAS -> articles.reinstate(told.article()) ? Saved.CORRECTED : Saved.UNCHANGED;
        };
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
    private boolean changesNothing(Verdict.Accepted told, @Nullable StoredItem item) {
        return switch (told.wish()) {
            case TELL -> item != null && (isWithdrawn(item) || isTold(told.article(), item));
            case WITHDRAW -> isWithdrawn(item) || !mayWithdraw(told.article(), item);
            case REINSTATE -> item != null && !isWithdrawn(item) && isTold(told.article(), item);
            // What nobody told has nothing to read: it comes back with whoever tells it.
            case REINSTATE_AS_IT_WAS -> item == null || !isWithdrawn(item) || ArticleItems.isUntold(item);
        };
    }

    private boolean mayWithdraw(Article article, @Nullable StoredItem item) {
        return withdrawals == Withdrawals.OF_ANY || (item != null && ArticleItems.isOf(article.source(), item));
    }

    /** Whether it is somebody else's, or stands there as it is. */
    private static boolean isTold(Article article, StoredItem item) {
        var isOwned = ArticleItems.isOf(article.source(), item) || ArticleItems.isUntold(item);
        return !isOwned || item.text(ArticleItems.FINGERPRINT).equals(Fingerprint.of(article));
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
