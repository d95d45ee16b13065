package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.topic.Beat;
import io.tidings.topic.Models;
import io.tidings.topic.NamedModel;
import io.tidings.topic.TopicModel;
import java.util.List;
import java.util.Map;

/**
 * Where editors' words and what was learned from them are kept: gathers what an edition is composed by. Thread-safe.
 *
 * @param models the newest of a newsletter is taken where it knows the newsletter's topics as they are now
 */
public record Desks(Models models, Picks picks, Decisions decisions) {

    /** The name of a model that was trained for this one edition, as there was none. */
    static final String IN_PLACE = "in place";

    Editorial of(Newsletter newsletter, List<Article> pool, Carried carried) {
        return new Editorial(
                model(newsletter, pool),
                decisions.all(newsletter.id()).stream()
                        .map(Decisions.Made::decision)
                        .toList(),
                Map.of(),
                picks.all(newsletter.id()),
                carried);
    }

    private NamedModel model(Newsletter newsletter, List<Article> pool) {
        return models.newest(beat(newsletter))
                .filter(model -> model.model().topics().equals(newsletter.topics()))
                .orElseGet(() -> new NamedModel(IN_PLACE, TopicModel.train(newsletter.topics(), pool, List.of())));
    }

    static Beat beat(Newsletter newsletter) {
        return new Beat(newsletter.id().value());
    }
}
