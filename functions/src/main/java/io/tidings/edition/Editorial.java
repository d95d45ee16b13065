package io.tidings.edition;

import io.tidings.article.ArticleId;
import io.tidings.topic.Assignment;
import io.tidings.topic.NamedModel;
import io.tidings.topic.StoryDecision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that decides where articles go, besides the newsletter and the articles themselves.
 *
 * @param model what tells topics, and its name
 * @param decisions of editors on stories, the earliest first
 * @param confirmed the topics that editors gave to articles; empty where they said that none fits
 * @param picks what editors pinned or dropped
 * @param carried what readers had already
 */
record Editorial(
        NamedModel model,
        List<StoryDecision> decisions,
        Map<ArticleId, Optional<String>> confirmed,
        Map<ArticleId, Picks.Pick> picks,
        Carried carried) {

    Editorial {
        decisions = List.copyOf(decisions);
        confirmed = Map.copyOf(confirmed);
        picks = Map.copyOf(picks);
    }

    static Editorial by(NamedModel model) {
        return new Editorial(model, List.of(), Map.of(), Map.of(), Carried.NOTHING);
    }

    /** Who wants the article in first place, if anybody does. */
    Optional<String> pinnedBy(ArticleId article) {
        return Optional.ofNullable(picks.get(article))
                .filter(pick -> pick.kind() == Picks.Kind.PIN)
                .map(Picks.Pick::by);
    }

    /** Who wants the article left out, if anybody does. */
    Optional<String> droppedBy(ArticleId article) {
        return Optional.ofNullable(picks.get(article))
                .filter(pick -> pick.kind() == Picks.Kind.DROP)
                .map(Picks.Pick::by);
    }

    /** What an editor said of it, which is certain; else what the model says. */
    Assignment assign(io.tidings.article.Article article) {
        Assignment learned = model.model().assign(article);
        return Optional.ofNullable(confirmed.get(article.id()))
                .map(topic -> new Assignment(topic, learned.secondaries(), 1, List.of("an editor")))
                .orElse(learned);
    }
}
