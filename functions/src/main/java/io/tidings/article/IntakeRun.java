package io.tidings.article;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One reading of one object or source: takes what a reader finds, saves it in batches in the order of the file, and counts.
 * A later item about the same article wins over an earlier one. Not thread-safe.
 */
final class IntakeRun implements Consumer<Reading> {
    private final ArticleBatches batches;
    private final ArticleMaker maker;
    private final Instant version;
    private final Map<Told, Verdict.Accepted> pending = new LinkedHashMap<>();
    private final Map<ArticleId, Optional<SourceName>> addresses = new HashMap<>();
    private final Map<Saved, Integer> counts = new EnumMap<>(Saved.class);
    private final RejectedLines rejected = new RejectedLines();

    /** @param version when what is read was written; an article saved from a later version stays as it is */
    IntakeRun(
            Articles articles, Optional<SourceName> folder, Withdrawals withdrawals, Instant version, Instant seenAt) {
        this.batches = new ArticleBatches(articles, withdrawals);
        this.maker = new ArticleMaker(folder, withdrawals, seenAt);
        this.version = version;
    }

    @Override
    public void accept(Reading reading) {
        switch (reading) {
            case Rejection rejection -> rejected.add(rejection);
            case Item item -> {
                switch (maker.make(item)) {
                    case Rejection rejection -> rejected.add(rejection);
                    case Verdict.Accepted accepted -> take(accepted);
                }
            }
        }
    }

    /** As what its source tells of it. */
    private record Told(ArticleId address, Optional<String> guid) {
        private Told(Article article) {
            this(article.id(), article.guid());
        }
    }

    private void take(Verdict.Accepted accepted) {
        var told = new Told(accepted.article());
        if (mayBePending(told, accepted)) {
            flush();
        }
        pending.put(told, accepted);
        addresses.put(told.address(), apart(accepted));
        if (pending.size() == ArticleBatches.SIZE) {
            flush();
        }
    }

    /** Whether one that may be the same article is to be saved before it: all but another that the same source tells apart. */
    private boolean mayBePending(Told told, Verdict.Accepted accepted) {
        var before = addresses.get(told.address());
        return before != null && (before.isEmpty() || !before.equals(apart(accepted)) || pending.containsKey(told));
    }

    /** Of which source it is, if that tells it apart from others at its address. */
    private static Optional<SourceName> apart(Verdict.Accepted accepted) {
        return Optional.of(accepted)
                .filter(Verdict.Accepted::isToldApart)
                .map(told -> told.article().source());
    }

    /** Saves what was taken until now. */
    void flush() {
        if (!pending.isEmpty()) {
            batches.save(List.copyOf(pending.values()), version).forEach(this::count);
            pending.clear();
            addresses.clear();
        }
    }

    private void count(Saved saved) {
        counts.merge(saved, 1, Integer::sum);
    }

    /** Saves what is left and tells what became of everything. */
    IntakeReport finish(String key, String versionName, SourceName source, Instant at) {
        flush();
        int added = counts.getOrDefault(Saved.ADDED, 0);
        int corrected = counts.getOrDefault(Saved.CORRECTED, 0);
        int unchanged = counts.getOrDefault(Saved.UNCHANGED, 0);
        int withdrawn = counts.getOrDefault(Saved.WITHDRAWN, 0);
        int refused = rejected.count();
        return new IntakeReport(
                key,
                versionName,
                source,
                at,
                added + corrected + unchanged + withdrawn + refused,
                added,
                corrected,
                unchanged,
                withdrawn,
                refused,
                rejected.first());
    }

    RejectedLines rejected() {
        return rejected;
    }
}
