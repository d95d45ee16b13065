package io.tidings.topic;

import io.tidings.article.Article;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a training set of articles and confirmations, and a model of that. */
final class TopicTraining {

    /** Fewer different articles teach nothing that the keywords do not say. */
    private static final int FEWEST = 60;
    /** A topic that fewer articles speak of can't be learned. */
    private static final int FEWEST_OF_A_TOPIC = 3;
    /** More would take long and teach little; the latest are taken. */
    private static final int MOST = 8_000;
    /** Nothing can be told from nothing else. */
    private static final int FEWEST_TOPICS = 2;
    /** With fewer confirmed, the keywords of an only topic tell more by themselves: of a rare one, most of all ... */
    private static final int FEWEST_OF_ONLY = 10;
    /** ... and of none, which is of many kinds. */
    private static final int FEWEST_OF_NONE = 20;
    /** What is said for none where no keyword of the only topic stands; about what one keyword says for the topic. */
    private static final double BY_NO_KEYWORD = 1;

    /** What a tag adds to the score of its topic: more than keywords can. */
    private static final double BY_TAG = 8;

    private final List<Topic> topics;
    private final Map<String, Integer> numbers = new HashMap<>();
    /** Columns of what is learned. */
    private final int columns;

    private TopicTraining(List<Topic> topics) {
        this.topics = topics;
        this.columns = columns(topics.size());
        for (int i = 0; i < topics.size(); i++) {
            numbers.putIfAbsent(topics.get(i).slug(), i);
        }
    }

    /**
     * How many are learned of so many topics. An only topic is told from what belongs to none, which is learned as a second topic
     * behind it: from what editors confirmed, and from all that has no keyword of the only one.
     */
    static int columns(int topics) {
        return Math.max(topics, FEWEST_TOPICS);
    }

    static PhraseBook book(List<Topic> topics) {
        return new PhraseBook(topics.stream().map(Topic::keywords).toList());
    }

    static TopicModel train(List<Topic> topics, List<Article> pool, List<Confirmation> confirmations) {
        return new TopicTraining(topics).train(pool, confirmations);
    }

    private TopicModel train(List<Article> pool, List<Confirmation> confirmations) {
        Map<ArticleWords, Integer> confirmed = new LinkedHashMap<>();
        for (Confirmation confirmation : confirmations) {
            ArticleWords words = ArticleWords.of(confirmation.article());
            int none = topics.size();
            int topic = confirmation
                    .topic()
                    .map(slug -> numbers.getOrDefault(slug, none))
                    .orElse(none);
            confirmed.remove(words);
            confirmed.put(words, topic);
        }
        List<ArticleWords> corpus = corpus(pool, confirmed);
        KeywordScores keywords = KeywordScores.of(book(topics), corpus);
        Optional<Learned> learned = corpus.size() < FEWEST || topics.isEmpty() || (isAlone() && tooFewForOne(confirmed))
                ? Optional.empty()
                : learned(corpus, keywords, confirmed);
        return new TopicModel(topics, keywords, learned);
    }

    private boolean isAlone() {
        return topics.size() == 1;
    }

    private boolean tooFewForOne(Map<ArticleWords, Integer> confirmed) {
        return Collections.frequency(confirmed.values(), 0) < FEWEST_OF_ONLY
                || Collections.frequency(confirmed.values(), 1) < FEWEST_OF_NONE;
    }

    /** What is confirmed, and each other text once, in an order that the pool's does not change. */
    private static List<ArticleWords> corpus(List<Article> pool, Map<ArticleWords, Integer> confirmed) {
        Map<ArticleWords, Integer> all = new LinkedHashMap<>(confirmed);
        List<Article> latest = pool.stream()
                .sorted(Comparator.comparing(Article::seenAt)
                        .reversed()
                        .thenComparing(Article::id)
                        .thenComparing(Article::title))
                .toList();
        for (Article article : latest) {
            if (all.size() < Math.max(MOST, confirmed.size())) {
                ArticleWords words = ArticleWords.of(article);
                if (!words.isEmpty()) {
                    all.putIfAbsent(words, TrainingSet.UNKNOWN);
                }
            }
        }
        return new ArrayList<>(all.keySet());
    }

    private Optional<Learned> learned(
            List<ArticleWords> corpus, KeywordScores keywords, Map<ArticleWords, Integer> confirmed) {
        EditorRules rules = new EditorRules(topics);
        FeatureSpace space = FeatureSpace.of(corpus);
        List<List<KeywordScores.Hit>> hits = new ArrayList<>();
        double[][] said = new double[corpus.size()][];
        double[][] seeds = new double[corpus.size()][];
        int[] labels = new int[corpus.size()];
        for (int i = 0; i < seeds.length; i++) {
            ArticleWords article = corpus.get(i);
            boolean[] forbidden = rules.forbidden(article);
            hits.add(keywords.hits(article).stream()
                    .filter(hit -> !forbidden[hit.keyword().topic()] && !keywords.isEverywhere(hit.keyword()))
                    .toList());
            said[i] = KeywordScores.sums(hits.get(i), columns);
            seeds[i] = said[i].clone();
            if (isAlone() && hits.get(i).isEmpty()) {
                seeds[i][topics.size()] = BY_NO_KEYWORD;
            }
            int row = i;
            rules.alias(article, forbidden).ifPresent(alias -> seeds[row][alias.topic()] += BY_TAG);
            labels[i] = confirmed.getOrDefault(article, TrainingSet.UNKNOWN);
        }
        TrainingSet set = new TrainingSet(space.vectors(corpus), seeds, said, labels, columns, space.size());
        if (set.topicsWith(FEWEST_OF_A_TOPIC) < FEWEST_TOPICS) {
            return Optional.empty();
        }
        LatentSpace latent = LatentSpace.of(set);
        Learned learned = Learning.learn(space, set, latent, hits);
        return Optional.of(learned.withReliability(Reliability.of(space, set, latent, hits)));
    }
}
