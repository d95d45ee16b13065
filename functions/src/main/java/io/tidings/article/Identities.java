package io.tidings.article;

import io.tidings.table.StoredItem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives the items of one reading their ids. An item's address is its id, but where several share it though their source tells
 * them apart: the episodes of a podcast that all lead to the show's page, the notes of all releases on one page. Which of
 * them stand in a feed changes from pull to pull, and no article may come again under another id, hence this order:
 *
 * <pre>
 *   the article at the address has its GUID          it is that one
 *   there is one with its address and GUID           it is that one
 *   other items of this reading share its address    it is one with its address and GUID
 *   else                                             it is the one at the address, whose GUID changed
 * </pre>
 *
 * Not thread-safe.
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

    /** Of items that come with the ids of their addresses, in their order; the ids of these are distinct. */
    List<Known> of(List<Verdict.Accepted> batch) {
        batch.forEach(told -> remember(told.article()));
        var atAddress = states(batch);
        var doubtful = batch.stream()
                .filter(told -> told.article().guid().isPresent())
                .filter(told -> !hasGuid(told, atAddress.get(id(told))))
                .collect(Collectors.toMap(told -> told, Verdict.Accepted::apart));
        var apart = states(List.copyOf(doubtful.values()));
        return batch.stream()
                .map(told -> Optional.ofNullable(doubtful.get(told))
                        .filter(own -> apart.containsKey(id(own))
                                || shared.contains(told.article().id()))
                        .map(own -> new Known(own, apart.get(id(own))))
                        .orElseGet(() -> new Known(told, atAddress.get(id(told)))))
                .toList();
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
