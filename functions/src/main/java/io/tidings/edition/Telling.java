package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.TitleOrigin;
import io.tidings.topic.Edits;
import io.tidings.topic.FoundStories;
import io.tidings.topic.Stories;
import io.tidings.topic.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes stories of clean articles, beside those that readers had: what another source tells of a story they had is left out.
 * What the same source tells of it is news of its own, as a source that repeats itself in other words goes on telling; unless
 * it is what readers had, edited.
 */
final class Telling {

    private static final Duration ABOUT_AS_EARLY = Duration.ofHours(6);
    private static final int SAYS_SOMETHING = 40;
    private static final int MOST_SUGGESTIONS = 40;

    private final RankingSettings ranking;
    private final Editorial editorial;
    private final List<LeftOut> leftOut;

    Telling(RankingSettings ranking, Editorial editorial, List<LeftOut> leftOut) {
        this.ranking = ranking;
        this.editorial = editorial;
        this.leftOut = leftOut;
    }

    /** Stories, and what an editor may want to say of them. */
    record Told(List<Story> stories, List<PossiblySame> possiblySame) {}

    Told tell(List<Article> clean, Instant cutOff) {
        Map<ArticleId, Article> all = new HashMap<>();
        editorial.carried().retellable(cutOff).forEach(article -> all.put(article.id(), article));
        clean.forEach(article -> all.put(article.id(), article));
        FoundStories found = Stories.find(List.copyOf(all.values()), editorial.decisions(), List.of());
        List<Story> stories = new ArrayList<>();
        found.stories().stream().flatMap(story -> news(story).stream()).forEach(stories::add);
        List<PossiblySame> same = found.suggestions().stream()
                .filter(pair -> isNew(pair.one()) || isNew(pair.other()))
                .limit(MOST_SUGGESTIONS)
                .flatMap(pair -> PossiblySame.of(pair, all).stream())
                .toList();
        return new Told(stories, same);
    }

    private boolean isNew(ArticleId article) {
        return editorial.carried().find(article).isEmpty();
    }

    /** The story without what readers had of it; empty where nothing new is left. */
    private Optional<Story> news(Story story) {
        List<Article> old =
                story.articles().filter(article -> !isNew(article.id())).toList();
        List<Article> news = new ArrayList<>();
        Edits edits = Edits.among(story.articles().toList());
        for (Article article : story.articles().filter(one -> isNew(one.id())).toList()) {
            Optional<Article> retold = old.stream()
                    .filter(had -> isOfAnotherSource(had, article) || edits.isEdit(had, article))
                    .filter(had -> editorial.pinnedBy(article.id()).isEmpty())
                    .findFirst();
            if (retold.isPresent()) {
                leftOut.add(leftOut(article, retold.get()));
            } else {
                news.add(article);
            }
        }
        return news.isEmpty() ? Optional.empty() : Optional.of(led(news));
    }

    private static boolean isOfAnotherSource(Article one, Article other) {
        return !one.source().equals(other.source());
    }

    private LeftOut leftOut(Article article, Article had) {
        String edition = editorial
                .carried()
                .find(had.id())
                .map(before -> before.edition().toString())
                .orElse("an earlier edition");
        return isOfAnotherSource(had, article)
                ? LeftOut.of(
                        article,
                        LeftOut.Reason.ALREADY_TOLD,
                        edition + " brought the story as “" + had.title() + "” of " + had.source() + ".")
                : LeftOut.of(
                        article,
                        LeftOut.Reason.SAME_ARTICLE,
                        edition + " brought it before it was edited, as “" + had.title() + "” at " + had.url() + ".");
    }

    /**
     * A preferred source leads; else the earliest, unless one hardly later says more. The others follow in the order in which
     * they were published.
     */
    Story led(List<Article> articles) {
        List<Article> ordered = articles.stream()
                .sorted(Comparator.comparing(Article::publishedAt).thenComparing(Article::id))
                .toList();
        Instant early = ordered.getFirst().publishedAt().plus(ABOUT_AS_EARLY);
        Article lead = Stream.concat(
                        ranking.preferred().stream()
                                .flatMap(source -> ordered.stream()
                                        .filter(article ->
                                                article.source().value().equals(source))),
                        ordered.stream()
                                .filter(article -> !article.publishedAt().isAfter(early))
                                .filter(Telling::isFull))
                .findFirst()
                .orElse(ordered.getFirst());
        return new Story(
                lead, ordered.stream().filter(article -> !article.equals(lead)).toList());
    }

    private static boolean isFull(Article article) {
        return article.titleOrigin() == TitleOrigin.GIVEN && article.summary().length() >= SAYS_SOMETHING;
    }
}
