package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.Articles;
import io.tidings.edition.Shifts.Placed;
import io.tidings.topic.NamedModel;
import io.tidings.topic.Story;
import io.tidings.topic.Topic;
import io.tidings.topic.TopicAdvice;
import io.tidings.topic.TopicModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What topics do to the articles of the last weeks, and what changed ones would do. It looks at each article by itself, not at
 * sections with their caps, and writes nothing. Thread-safe.
 */
public final class TopicTrial {

    /** How far back it looks. */
    public static final Duration BACK = Duration.ofDays(28);

    /** Of so many articles, the latest, both sides of a trial are learned within a request. */
    static final int MOST = 600;

    /**
     * Learning takes as long as there are words and topics: so many characters of text for each of ten topics, which is the
     * 600 articles where their summaries are usual, take half a second on a desk and a few on the function of a console.
     */
    private static final int MOST_TEXT = 3_000_000;

    private static final int FEW_TOPICS = 10;
    /** Of an article no more is read, whatever its length. */
    private static final int LONGEST = 9_000;

    private static final Duration STEP = Duration.ofDays(7);

    private final Articles articles;
    private final Desks desks;
    private final InstantSource clock;

    public TopicTrial(Articles articles, Desks desks, InstantSource clock) {
        this.articles = articles;
        this.desks = desks;
        this.clock = clock;
    }

    /**
     * What topics do.
     *
     * @param took how many articles each took, by slug; what took none is not there
     * @param advice what should be done about the topics
     */
    public record Look(Map<String, Integer> took, List<TopicAdvice> advice) {
        public Look {
            took = Map.copyOf(took);
            advice = List.copyOf(advice);
        }

        /** By one topic. */
        public int took(String slug) {
            return took.getOrDefault(slug, 0);
        }
    }

    /** What the topics of the newsletter do: by what was learned, or, before that, by their keywords alone. */
    public record Now(int articles, Optional<Instant> since, Look look) {}

    /** What was, what would be, and what lies between; both learned from the same articles. */
    public record Trial(int articles, Optional<Instant> since, Look now, Look then, Shifts shifts) {}

    /** The articles of the last weeks as they are now. */
    public Weeks weeks() {
        return new Weeks(articles.newest(clock.instant(), BACK, STEP, MOST));
    }

    /** Articles of some weeks, read once for all that is asked about them. */
    public final class Weeks {
        private final List<Article> newest;

        private Weeks(List<Article> newest) {
            this.newest = newest;
        }

        /** What the topics did to them. */
        public Now now(Newsletter newsletter) {
            List<Article> latest = enough(newsletter.topics().size());
            TopicModel model = desks.newest(newsletter)
                    .map(NamedModel::model)
                    .orElseGet(() -> TopicModel.ofKeywords(newsletter.topics(), latest));
            Editorial editorial = editorial(model, desks.confirmed(newsletter));
            return new Now(latest.size(), since(latest), look(model, placed(editorial, latest)));
        }

        /** What changed topics would do to them that the ones there are do not. */
        public Trial of(Newsletter newsletter, List<Topic> changed) {
            List<Article> latest = enough(Math.max(newsletter.topics().size(), changed.size()));
            Map<ArticleId, Optional<String>> confirmed = desks.confirmed(newsletter);
            TopicModel now =
                    Desks.inPlace(newsletter.topics(), latest, confirmed).model();
            TopicModel then = Desks.inPlace(changed, latest, confirmed).model();
            Map<String, Placed> before = placed(editorial(now, confirmed), latest);
            Map<String, Placed> after = placed(editorial(then, confirmed), latest);
            return new Trial(
                    latest.size(), since(latest), look(now, before), look(then, after), Shifts.between(before, after));
        }

        /** As many of them as so many topics can be learned from within a request. */
        private List<Article> enough(int topics) {
            int room = MOST_TEXT / Math.max(FEW_TOPICS, topics);
            int enough = 0;
            while (enough < newest.size() && room > 0) {
                Article next = newest.get(enough);
                room -= Math.min(LONGEST, next.title().length() + next.summary().length());
                enough++;
            }
            return newest.subList(0, enough);
        }
    }

    private static Editorial editorial(TopicModel model, Map<ArticleId, Optional<String>> confirmed) {
        return new Editorial(new NamedModel(Desks.IN_PLACE, model), List.of(), confirmed, Map.of(), Carried.NOTHING);
    }

    private static Look look(TopicModel model, Map<String, Placed> placed) {
        Map<String, Integer> took = new LinkedHashMap<>();
        placed.values().forEach(one -> took.merge(one.section(), 1, Integer::sum));
        return new Look(took, TopicAdvice.on(model));
    }

    /** Those that have a topic, the newest first. */
    private static Map<String, Placed> placed(Editorial editorial, List<Article> articles) {
        Map<String, Placed> placed = new LinkedHashMap<>();
        articles.forEach(article -> editorial
                .assign(new Story(article, List.of()))
                .topic()
                .ifPresent(topic -> placed.put(
                        article.id().value(),
                        new Placed(article.title(), article.url().toString(), topic))));
        return placed;
    }

    private static Optional<Instant> since(List<Article> latest) {
        return latest.isEmpty()
                ? Optional.empty()
                : Optional.of(latest.getLast().seenAt());
    }
}
