package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.DateOrigin;
import io.tidings.article.SourceName;
import io.tidings.article.Standing;
import io.tidings.article.TitleOrigin;
import io.tidings.topic.Stories;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What earlier editions brought to readers, so that nothing comes to them twice: not under a new address, and not from
 * another source a week later as if it were new. Of the last {@link #MEMORY}; of the last {@link #RETOLD} with their text.
 * Immutable.
 */
final class Carried {

    /** How long an article is known by its GUID and its text. */
    static final Duration MEMORY = Duration.ofDays(7 * 26);
    /** How long a story may be told again by somebody else; who tells it again waits up to a week for an edition. */
    static final Duration RETOLD = Stories.RETOLD.plusDays(7);

    static final Carried NOTHING = new Carried(List.of());

    /**
     * What one edition brought.
     *
     * @param leftOut what it had before it and did not bring says, as of {@link FrozenArticle#content}
     */
    record Entry(EditionId edition, Instant cutOff, List<FrozenArticle> articles, Set<String> leftOut) {

        Entry {
            articles = List.copyOf(articles);
            // Of an entry that was written before it was recorded, nothing is known.
            leftOut = Collections.unmodifiableSortedSet(new TreeSet<>(Objects.requireNonNullElse(leftOut, Set.of())));
        }

        static Entry of(FrozenEdition edition) {
            return new Entry(
                    edition.id(),
                    edition.cutOff(),
                    edition.sections().stream()
                            .flatMap(FrozenSection::articles)
                            .map(article -> kept(article, article.summary()))
                            .toList(),
                    edition.leftOut().stream()
                            .flatMap(article -> article.content().stream())
                            .collect(Collectors.toSet()));
        }

        /** Without the texts that no new story is compared with any more. */
        Entry faded() {
            return new Entry(
                    edition,
                    cutOff,
                    articles.stream().map(article -> kept(article, "")).toList(),
                    leftOut);
        }

        private static FrozenArticle kept(FrozenArticle article, String summary) {
            return new FrozenArticle(
                    article.id(),
                    article.guid(),
                    article.content(),
                    article.source(),
                    "",
                    article.url(),
                    article.title(),
                    summary,
                    article.published());
        }
    }

    /** An article that was there before, and in which edition. */
    record Before(FrozenArticle article, EditionId edition) {}

    private final List<Entry> entries;
    private final Map<String, Before> byId = new HashMap<>();
    private final Map<String, Before> byGuid = new HashMap<>();
    private final Map<String, Before> byContent = new HashMap<>();
    private final Map<String, Instant> firstCutOff = new HashMap<>();

    /** {@code entries}: the newest first. */
    Carried(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        for (Entry entry : entries) {
            for (FrozenArticle article : entry.articles()) {
                Before before = new Before(article, entry.edition());
                byId.putIfAbsent(article.id(), before);
                article.guid().ifPresent(guid -> byGuid.putIfAbsent(guid, before));
                article.content().ifPresent(content -> byContent.putIfAbsent(content, before));
            }
            Stream.concat(
                            entry.articles().stream().flatMap(article -> article.content().stream()),
                            entry.leftOut().stream())
                    .forEach(content -> firstCutOff.merge(content, entry.cutOff(), Carried::earlier));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whether an edition that was composed before the article was seen had its text already, and brought it or left it out. */
    boolean isKnownText(Article article) {
        return Sameness.content(article)
                .map(firstCutOff::get)
                .filter(cutOff -> cutOff.isBefore(article.seenAt()))
                .isPresent();
    }

    /** The same article, as its address, its source's GUID or its text tells. */
    Optional<Before> same(Article article) {
        return Optional.ofNullable(byId.get(article.id().value()))
                .or(() -> article.guid().map(byGuid::get))
                .or(() -> Sameness.content(article).map(byContent::get));
    }

    Optional<Before> find(ArticleId id) {
        return Optional.ofNullable(byId.get(id.value()));
    }

    /** What stories of this time could tell again, as articles. */
    List<Article> retellable(Instant cutOff) {
        return entries.stream()
                .filter(entry -> entry.cutOff().isAfter(cutOff.minus(RETOLD)))
                .flatMap(entry -> entry.articles().stream())
                .map(Carried::article)
                .toList();
    }

    private static Article article(FrozenArticle frozen) {
        return new Article(
                new ArticleId(frozen.id()),
                new SourceName(frozen.source()),
                URI.create(frozen.url()),
                frozen.guid(),
                frozen.title(),
                TitleOrigin.GIVEN,
                frozen.summary(),
                List.of(),
                frozen.published(),
                DateOrigin.GIVEN,
                frozen.published(),
                Standing.LIVE);
    }
}
