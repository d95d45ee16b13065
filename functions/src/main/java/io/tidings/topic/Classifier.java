package io.tidings.topic;

import io.tidings.article.Article;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Gives articles topics: by the source's tags where the editor said what they mean, else by keywords, weighed as BM25F does
 * (title 3, tag 4, summary 1). Pure: the same topics and articles give the same answers. Immutable and thread-safe.
 */
public final class Classifier {

    /** Below this confidence an article has no topic. */
    public static final double THRESHOLD = 0.25;

    private static final double CERTAIN_BY_TAG = 0.95;
    private static final double TAG_ALONE = 4;
    /** The score at which strength is one half. */
    private static final double HALF = 0.6;
    /** A topic is secondary from this part of the first one's score on. */
    private static final double NEARLY = 0.4;

    private final List<TopicProfile> profiles;
    private final Rarity rarity;

    /** Judges each article by itself: every keyword counts the same. */
    public Classifier(List<Topic> topics) {
        this(topics, List.of());
    }

    /** Judges articles as part of a batch: a keyword that stands in most of it tells little. */
    public Classifier(List<Topic> topics, List<Article> batch) {
        profiles = topics.stream().map(TopicProfile::of).toList();
        rarity = Rarity.in(batch);
    }

    private record Score(TopicProfile profile, boolean tagged, double value, List<String> evidence) {}

    public Assignment assign(Article article) {
        ArticleWords words = ArticleWords.of(article);
        List<Score> scores = new ArrayList<>();
        for (TopicProfile profile : profiles) {
            Score score = score(profile, words);
            if (score.value > 0) {
                scores.add(score);
            }
        }
        // The sort is stable: of equals, the topic that the editor put first.
        scores.sort(Comparator.comparing(Score::tagged)
                .thenComparingDouble(Score::value)
                .reversed());
        return scores.isEmpty() ? Assignment.none() : decide(scores);
    }

    private Score score(TopicProfile profile, ArticleWords words) {
        List<TopicProfile.Hit> hits = profile.hits(words, rarity);
        Optional<String> alias = profile.alias(words.tags());
        List<String> evidence = new ArrayList<>();
        alias.ifPresent(tag -> evidence.add("tag " + tag));
        hits.stream().map(TopicProfile.Hit::keyword).limit(6).forEach(evidence::add);
        double value = hits.stream().mapToDouble(TopicProfile.Hit::weight).sum() + (alias.isPresent() ? TAG_ALONE : 0);
        return new Score(profile, alias.isPresent(), value, evidence);
    }

    private static Assignment decide(List<Score> scores) {
        Score first = scores.getFirst();
        double second = scores.size() > 1 ? scores.get(1).value : 0;
        double confidence = rounded(first.tagged ? CERTAIN_BY_TAG : confidence(first.value, second));
        List<String> secondaries = scores.stream()
                .skip(1)
                .filter(score -> score.value >= first.value * NEARLY)
                .map(score -> score.profile.topic().slug())
                .limit(3)
                .toList();
        Optional<String> topic = Optional.of(first.profile.topic().slug()).filter(slug -> confidence >= THRESHOLD);
        return new Assignment(topic, secondaries, confidence, first.evidence);
    }

    /** How much speaks for the first, times how clearly it is ahead: half for a tie, one where it stands alone. */
    private static double confidence(double first, double second) {
        return first / (first + HALF) * (first / (first + second));
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
