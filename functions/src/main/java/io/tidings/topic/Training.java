package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.Articles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a model anew when there is something new to learn from. Whoever dies half way leaves the old model, and the next run
 * trains again. Thread-safe.
 */
public final class Training {

    /** So many articles, the latest, teach what there is to learn and are read and learned in seconds. */
    static final int POOL = 4_000;

    /** New articles alone change little: they wait for each other. */
    static final Duration REST = Duration.ofHours(1);

    /** A word that was said this much earlier may have been written after they were read; who hears it twice learns it once. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    private static final Duration STEP = Duration.ofDays(20);

    private final Articles articles;
    private final Confirmations confirmations;
    private final Models models;
    private final InstantSource clock;

    public Training(Articles articles, Confirmations confirmations, Models models, InstantSource clock) {
        this.articles = articles;
        this.confirmations = confirmations;
        this.models = models;
        this.clock = clock;
    }

    /** Trains if the topics are others, an editor said something or articles came since the last time; else answers empty. */
    public Optional<NamedModel> refresh(Beat beat, List<Topic> topics) {
        Instant now = clock.instant();
        List<Confirmed> said = confirmations.confirmed(beat);
        Optional<Trained> last = confirmations.trained(beat);
        if (last.isPresent() && !isDue(last.get(), topics, said, now)) {
            return Optional.empty();
        }
        List<Article> pool = articles.newest(now, Articles.MEMORY, STEP, POOL);
        NamedModel model = models.save(beat, TopicModel.train(topics, pool, resolved(said, pool)));
        confirmations.trained(beat, new Trained(now, hash(topics), model.name()));
        return Optional.of(model);
    }

    private boolean isDue(Trained last, List<Topic> topics, List<Confirmed> said, Instant now) {
        boolean otherTopics = !last.topics().equals(hash(topics));
        Instant heard = last.at().minus(ON_ITS_WAY);
        boolean newWords = said.stream().anyMatch(one -> one.at().isAfter(heard));
        return otherTopics
                || newWords
                || (!now.isBefore(last.at().plus(REST))
                        && !articles.seenBetween(last.at(), now).isEmpty());
    }

    private List<Confirmation> resolved(List<Confirmed> said, List<Article> pool) {
        Map<ArticleId, Article> byId = new HashMap<>();
        pool.forEach(article -> byId.put(article.id(), article));
        List<Confirmation> resolved = new ArrayList<>();
        for (Confirmed one : said) {
            Optional.ofNullable(byId.get(one.article()))
                    .or(() -> articles.find(one.article()))
                    .ifPresent(article -> resolved.add(new Confirmation(article, one.topic())));
        }
        return resolved;
    }

    /** Of the topics, and of how models are written: one that an update left unreadable is trained anew. */
    private static String hash(List<Topic> topics) {
        return Models.name((ModelBytes.VERSION + topics.toString()).getBytes(StandardCharsets.UTF_8));
    }
}
