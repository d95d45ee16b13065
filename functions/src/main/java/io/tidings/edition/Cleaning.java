package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.article.Standing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes out of a window what must not appear: withdrawn, too old, dropped by an editor, had before, or there twice. Two
 * articles are the same where their source knows them by one GUID, or says the same of both; the one seen first stays.
 */
final class Cleaning {

    private static final Comparator<Article> FIRST_SEEN = Comparator.comparing(Article::seenAt)
            .thenComparing(Article::publishedAt)
            .thenComparing(Article::id);

    private final Window window;
    private final Editorial editorial;
    private final List<LeftOut> leftOut;
    private final Map<String, Article> known = new HashMap<>();
    private final Map<String, Article> dropped = new HashMap<>();

    Cleaning(Window window, Editorial editorial, List<LeftOut> leftOut) {
        this.window = window;
        this.editorial = editorial;
        this.leftOut = leftOut;
    }

    List<Article> clean(List<Article> articles) {
        List<Article> clean = new ArrayList<>();
        articles.stream()
                .filter(article -> editorial.droppedBy(article.id()).isPresent())
                .forEach(article -> keys(article).forEach(key -> dropped.put(key, article)));
        articles.stream().filter(window::has).sorted(FIRST_SEEN).forEach(article -> {
            Optional<LeftOut> reason = reason(article);
            if (reason.isPresent()) {
                leftOut.add(reason.get());
            } else {
                clean.add(article);
            }
        });
        return clean;
    }

    private Optional<LeftOut> reason(Article article) {
        if (article.standing() == Standing.WITHDRAWN) {
            return out(article, LeftOut.Reason.WITHDRAWN, "Its source took it back.");
        }
        Optional<LeftOut> drop = drop(article);
        if (drop.isPresent()) {
            return drop;
        }
        if (!article.publishedAt().isAfter(window.publishedAfter())) {
            return out(
                    article,
                    LeftOut.Reason.TOO_OLD,
                    "Published " + minute(article.publishedAt()) + "; this edition takes what came out after "
                            + minute(window.publishedAfter()) + ".");
        }
        Optional<Carried.Before> before = editorial.carried().same(article);
        if (before.isPresent()) {
            boolean own =
                    before.get().article().source().equals(article.source().value());
            return out(
                    article,
                    own ? LeftOut.Reason.SAME_ARTICLE : LeftOut.Reason.ALREADY_TOLD,
                    "The same as “" + before.get().article().title() + "” in "
                            + before.get().edition() + ".");
        }
        return twice(article)
                .flatMap(other -> out(
                        article,
                        LeftOut.Reason.SAME_ARTICLE,
                        "The same as “" + other.title() + "” at " + other.url() + "."));
    }

    /** An editor's word on an article holds for the same one under another address, too, but for one that is pinned. */
    private Optional<LeftOut> drop(Article article) {
        Optional<String> by = editorial.droppedBy(article.id());
        if (by.isPresent() || editorial.pinnedBy(article.id()).isPresent()) {
            return by.flatMap(who -> out(article, LeftOut.Reason.DROPPED, "Dropped by " + who + "."));
        }
        return same(article, dropped)
                .flatMap(other -> editorial
                        .droppedBy(other.id())
                        .flatMap(who -> out(
                                article,
                                LeftOut.Reason.DROPPED,
                                "The same as “" + other.title() + "” at " + other.url() + ", dropped by " + who
                                        + ".")));
    }

    /** The article of the same source that is the same and came earlier. */
    private Optional<Article> twice(Article article) {
        Optional<Article> other = same(article, known);
        if (other.isEmpty()) {
            keys(article).forEach(key -> known.put(key, article));
        }
        return other;
    }

    private static Optional<Article> same(Article article, Map<String, Article> known) {
        return keys(article).stream()
                .map(key -> Optional.ofNullable(known.get(key)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<String> keys(Article article) {
        List<String> keys = new ArrayList<>();
        article.guid().ifPresent(guid -> keys.add("guid " + guid));
        Sameness.content(article).ifPresent(content -> keys.add(article.source() + " " + content));
        return keys;
    }

    private static String minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString().replace("T", " ").replace(":00Z", " UTC");
    }

    private static Optional<LeftOut> out(Article article, LeftOut.Reason reason, String detail) {
        return Optional.of(LeftOut.of(article, reason, detail));
    }
}
