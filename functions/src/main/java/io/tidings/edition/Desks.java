package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.topic.Beat;
import io.tidings.topic.Confirmation;
import io.tidings.topic.Confirmations;
import io.tidings.topic.Confirmed;
import io.tidings.topic.Models;
import io.tidings.topic.NamedModel;
import io.tidings.topic.Topic;
import io.tidings.topic.TopicModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where editors' words and what was learned from them are kept: gathers what an edition is composed by. Thread-safe.
 *
 * @param models the newest of a newsletter is taken where it knows the newsletter's topics as they are now
 */
public record Desks(Models models, Confirmations confirmations, Picks picks) {

    /** The name of a model that was trained for this one edition, as there was none. */
    public static final String IN_PLACE = "in place";

    Editorial of(Newsletter newsletter, List<Article> pool, Carried carried) {
        Map<ArticleId, Optional<String>> confirmed = confirmed(newsletter);
        return new Editorial(
                newest(newsletter).orElseGet(() -> inPlace(newsletter.topics(), pool, confirmed)),
                confirmations.decisions(beat(newsletter)),
                confirmed,
                picks.all(newsletter.id()),
                carried);
    }

    /** The topics that editors gave to articles; empty where they said that none fits. */
    Map<ArticleId, Optional<String>> confirmed(Newsletter newsletter) {
        Map<ArticleId, Optional<String>> confirmed = new HashMap<>();
        confirmations.confirmed(beat(newsletter)).forEach((Confirmed one) -> confirmed.put(one.article(), one.topic()));
        return confirmed;
    }

    /** Of what was confirmed, the articles of the pool teach; the others are not at hand. */
    static NamedModel inPlace(List<Topic> topics, List<Article> pool, Map<ArticleId, Optional<String>> confirmed) {
        List<Confirmation> confirmations = pool.stream()
                .filter(article -> confirmed.containsKey(article.id()))
                .map(article -> new Confirmation(article, confirmed.getOrDefault(article.id(), Optional.empty())))
                .toList();
        return new NamedModel(IN_PLACE, TopicModel.train(topics, pool, confirmations));
    }

    /** The newest model, if it was trained on the topics as they are now. */
    Optional<NamedModel> newest(Newsletter newsletter) {
        return models.newest(beat(newsletter))
                .filter(model -> model.model().topics().equals(newsletter.topics()));
    }

    static Beat beat(Newsletter newsletter) {
        return new Beat(newsletter.id().value());
    }
}
