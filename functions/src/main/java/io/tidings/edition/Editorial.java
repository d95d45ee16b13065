package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.topic.Assignment;
import io.tidings.topic.NamedModel;
import io.tidings.topic.Story;
import io.tidings.topic.StoryDecision;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that decides where articles go, besides the newsletter and the articles themselves.
 *
 * @param model what tells topics, and its name
 * @param decisions of editors on stories, the earliest first
 * @param confirmed the topics that editors gave to articles; empty where they said that none fits
 * @param picks what editors pinned or dropped
 * @param carried what readers had already
 * @param placed sections into which an editor put stories of the draft before, by every article of theirs
 * @param placedBy who did, or {@link Act#TIDINGS} where nobody
 */
record Editorial(
        NamedModel model,
        List<StoryDecision> decisions,
        Map<ArticleId, Optional<String>> confirmed,
        Map<ArticleId, Picks.Pick> picks,
        Carried carried,
        Map<ArticleId, String> placed,
        String placedBy) {

    Editorial {
        decisions = List.copyOf(decisions);
        confirmed = Map.copyOf(confirmed);
        picks = Map.copyOf(picks);
        placed = Map.copyOf(placed);
    }

    Editorial(
            NamedModel model,
            List<StoryDecision> decisions,
            Map<ArticleId, Optional<String>> confirmed,
            Map<ArticleId, Picks.Pick> picks,
            Carried carried) {
        this(model, decisions, confirmed, picks, carried, Map.of(), Act.TIDINGS);
    }

    /** With what editors did by hand to the draft before. */
    Editorial after(FrozenEdition before) {
        Map<ArticleId, String> sections = new HashMap<>();
        before.touched()
                .forEach(story -> story.hand()
                        .place()
                        .ifPresent(place -> story.articles()
                                .forEach(article -> sections.put(new ArticleId(article.id()), place.section()))));
        String by = before.byHand().map(ByHand::by).orElse(Act.TIDINGS);
        return new Editorial(model, decisions, confirmed, picks, carried, sections, by);
    }

    static Editorial by(NamedModel model) {
        return new Editorial(model, List.of(), Map.of(), Map.of(), Carried.NOTHING);
    }

    /** Who wants the article in first place, if anybody does. */
    Optional<String> pinnedBy(ArticleId article) {
        return Optional.ofNullable(picks.get(article))
                .filter(pick -> pick.kind() == Picks.Kind.PIN)
                .map(Picks.Pick::by)
                .or(() -> Optional.of(placedBy).filter(_ -> placed.containsKey(article)));
    }

    /** Whether an editor put one of its articles somewhere. */
    boolean isPlaced(Story story) {
        return story.articles().anyMatch(article -> placed.containsKey(article.id()));
    }

    /** What somebody wanted left out since then, but for these. */
    Set<ArticleId> droppedSince(Instant then, List<Article> but) {
        Set<ArticleId> dropped = new HashSet<>();
        picks.values().stream()
                .filter(pick -> pick.kind() == Picks.Kind.DROP && pick.at().isAfter(then))
                .forEach(pick -> dropped.add(pick.article()));
        but.forEach(article -> dropped.remove(article.id()));
        return dropped;
    }

    /** Who wants the article left out, if anybody does. */
    Optional<String> droppedBy(ArticleId article) {
        return Optional.ofNullable(picks.get(article))
                .filter(pick -> pick.kind() == Picks.Kind.DROP)
                .map(Picks.Pick::by);
    }

    /** Of a story: where an editor put it in the draft before, else what an editor said of one of its articles, the lead's first, which is certain; else the clearest of all. */
    Assignment assign(Story story) {
        return story.articles()
                .flatMap(article -> put(article).stream())
                .findFirst()
                .or(() -> story.articles()
                        .flatMap(article -> said(article).stream())
                        .findFirst())
                .orElseGet(() -> story.articles()
                        .map(model.model()::assign)
                        .reduce((best, next) -> next.confidence() > best.confidence() ? next : best)
                        .orElseThrow());
    }

    private Optional<Assignment> put(Article article) {
        return Optional.ofNullable(placed.get(article.id()))
                .map(section -> Optional.of(section).filter(slug -> !slug.equals(Edition.IN_BRIEF)))
                .flatMap(topic -> certain(article, topic, "put there by an editor"));
    }

    private Optional<Assignment> said(Article article) {
        return Optional.ofNullable(confirmed.get(article.id()))
                .flatMap(topic -> certain(article, topic, Assignment.AN_EDITOR));
    }

    /** Nothing where the topic is gone since. */
    private Optional<Assignment> certain(Article article, Optional<String> topic, String evidence) {
        return Optional.of(topic)
                .filter(one -> one.isEmpty() || isKnown(one.get()))
                .map(one ->
                        Assignment.byEditor(one, model.model().assign(article).secondaries(), evidence));
    }

    private boolean isKnown(String topic) {
        return model.model().topics().stream().anyMatch(known -> known.slug().equals(topic));
    }
}
