package io.tidings.article;

import io.tidings.table.StoredItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives the items of one reading their ids. An item's address is its id, but where several share it though their source tells
 * them apart: the episodes of a podcast that all lead to the show's page, the notes of all releases on one page. Which of
 * them stand in a feed changes from pull to pull, and no article may come again under another id, hence this order:
 *
 * <pre>
 *   the article at the address has its GUID              it is that one
 *   there is one with its address and GUID               it is that one
 *   the article at the address is its source's, and has
 *     its title or its date                              it is that one, whose GUID changed
 *     neither                                            it is one with its address and GUID
 *   nothing is there, and another item of this reading
 *     shares its address                                 it is one with its address and GUID
 *   else                                                 it is the one at the address
 * </pre>
 *
 * What takes an article back, or brings it back, names none that is not there: it means the one with its address and GUID, else
 * the one at the address. Not thread-safe.
 */
final class Identities {
    /** Addresses remembered of one reading: a feed has fewer, and memory has an end. */
    private static final int MOST = 100_000;

    private final Articles articles;
    private final Map<ArticleId, String> guids = new HashMap<>();
    private final Set<ArticleId> shared = new HashSet<>();

    Identities(Articles articles) {
        this.articles = articles;
    }

    /** An item under its id, and what is stored there. */
    record Known(Verdict.Accepted told, @Nullable StoredItem item) {}

    /**
     * Of items that come with the ids of their addresses, in their order; of those that share one, each is told apart by one
     * source. The ids of these are distinct.
     */
    List<Known> of(List<Verdict.Accepted> batch) {
        batch.stream().filter(Verdict.Accepted::isToldApart).forEach(told -> remember(told.article()));
        var atAddress = states(batch);
        var doubtful = batch.stream()
                .filter(told -> told.article().guid().isPresent())
                .filter(told -> !hasGuid(told, atAddress.get(id(told))))
                .collect(Collectors.toMap(told -> told, Verdict.Accepted::apart));
        var apart = states(List.copyOf(doubtful.values()));
        var taken = batch.stream()
                .filter(told -> !doubtful.containsKey(told))
                .map(Identities::id)
                .collect(Collectors.toCollection(HashSet::new));
        var known = new ArrayList<Known>();
        for (var told : batch) {
            var own = doubtful.get(told);
            var there = atAddress.get(id(told));
            if (own == null || !isApart(told, there, apart.containsKey(id(own)), taken)) {
                known.add(new Known(told, there));
            } else {
                known.add(new Known(own, apart.get(id(own))));
            }
        }
        return known;
    }

    /** Of one that has a GUID, and another than what is at its address. */
    private boolean isApart(
            Verdict.Accepted told, @Nullable StoredItem there, boolean isStoredApart, Set<String> taken) {
        if (isStoredApart || !told.isToldApart()) {
            return isStoredApart;
        }
        boolean isAnother = there == null
                ? shared.contains(told.article().id())
                : isToldBy(told.article().source(), there) && !isAlike(told.article(), there);
        return isAnother || !taken.add(id(told));
    }

    private static boolean isToldBy(SourceName source, StoredItem item) {
        return ArticleItems.isOf(source, item) && !ArticleItems.isUntold(item);
    }

    private static boolean isAlike(Article article, StoredItem item) {
        boolean hasDates = article.dateOrigin() == DateOrigin.GIVEN
                && item.text(ArticleItems.DATE_ORIGIN).equals(DateOrigin.GIVEN.name());
        return item.text(ArticleItems.TITLE).equals(article.title())
                || (hasDates && item.instant(ArticleItems.PUBLISHED_AT).equals(article.publishedAt()));
    }

    private void remember(Article article) {
        article.guid().ifPresent(guid -> {
            var other = guids.size() < MOST ? guids.putIfAbsent(article.id(), guid) : guids.get(article.id());
            if (other != null && !other.equals(guid)) {
                shared.add(article.id());
            }
        });
    }

    private Map<String, StoredItem> states(List<Verdict.Accepted> batch) {
        return articles.states(
                batch.stream().map(told -> told.article().id()).distinct().toList());
    }

    private static String id(Verdict.Accepted told) {
        return told.article().id().value();
    }

    private static boolean hasGuid(Verdict.Accepted told, @Nullable StoredItem item) {
        return item != null
                && item.find(ArticleItems.GUID).equals(told.article().guid());
    }
}
