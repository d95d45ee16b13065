package io.tidings.topic;

import io.tidings.article.Article;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells the topic of an article. What the editor decided comes first: a tag that means a topic, a word that forbids one. Then
 * what was learned from keywords, from articles without a label and from confirmations; where there were too few articles to
 * learn from, the keywords alone. The same input trains the same model. Immutable and thread-safe.
 */
public final class TopicModel {

    /** Below this confidence an article has no topic: seven in ten of those would be wrong. */
    public static final double THRESHOLD = 0.3;

    /** Where it is told from none alone, the likelier of the two. */
    private static final double LIKELIER_THAN_NONE = 0.5;

    private static final double LITTLE_DOUBT = 0.7;
    private static final double NEVER = 2;
    /** In fewer articles, words stand beside keywords, and sources beside topics, by accident. */
    private static final int TOO_FEW = 100;

    private static final double CERTAIN_BY_TAG = 0.95;
    /** A topic is secondary from this part of the first one's likelihood on. */
    private static final double NEARLY = 0.4;

    private static final int MOST_EVIDENCE = 6;
    private static final int KEYWORDS_IN_EVIDENCE = 4;

    /**
     * A topic and how likely it is.
     *
     * @param topic its slug
     * @param confidence from 0 to 1; of all topics of an article they add up to 1 at most
     */
    public record Ranked(String topic, double confidence) {}

    /** A topic given, and all that could have been, the likeliest first. */
    public record Judgement(Assignment assignment, List<Ranked> ranked) {

        public Judgement {
            ranked = List.copyOf(ranked);
        }
    }

    private record Judged(int topic, double confidence) {}

    private final List<Topic> topics;
    private final EditorRules rules;
    private final KeywordScores keywords;
    private final Optional<Learned> learned;

    TopicModel(List<Topic> topics, KeywordScores keywords, Optional<Learned> learned) {
        this.topics = List.copyOf(topics);
        this.rules = new EditorRules(topics);
        this.keywords = keywords;
        this.learned = learned;
    }

    /** Goes by keywords, tags and exclusions only, every keyword counting the same. */
    public static TopicModel ofKeywords(List<Topic> topics) {
        return new TopicModel(topics, KeywordScores.of(TopicTraining.book(topics), List.of()), Optional.empty());
    }

    /** The same, where keywords count by how rare they are in these articles. */
    public static TopicModel ofKeywords(List<Topic> topics, List<Article> articles) {
        List<ArticleWords> corpus = articles.stream().map(ArticleWords::of).toList();
        return new TopicModel(topics, KeywordScores.of(TopicTraining.book(topics), corpus), Optional.empty());
    }

    /**
     * Learns.
     *
     * @param pool articles without a label, those to be assigned among them; their order does not matter
     * @param confirmations of articles in the pool or not, the earliest first: of two on one article, the later counts
     */
    public static TopicModel train(List<Topic> topics, List<Article> pool, List<Confirmation> confirmations) {
        return TopicTraining.train(topics, pool, confirmations);
    }

    /** The whole model; the same model gives the same bytes. */
    public byte[] bytes() {
        return ModelBytes.write(this);
    }

    /** The topics it knows. */
    public List<Topic> topics() {
        return topics;
    }

    /** The topic of an article, empty where the confidence is below {@link #THRESHOLD}, or in doubt without a keyword. */
    public Assignment assign(Article article) {
        return assign(article, THRESHOLD);
    }

    /** The topic of an article, empty where nothing speaks for one or the confidence is below a threshold. */
    public Assignment assign(Article article, double threshold) {
        return judge(article, threshold).assignment();
    }

    /** All topics that anything speaks for, the likeliest first. */
    public List<Ranked> rank(Article article) {
        return judge(article, 0).ranked();
    }

    /** Both at once. */
    public Judgement judge(Article article, double threshold) {
        ArticleWords words = ArticleWords.of(article);
        List<KeywordScores.Hit> hits = keywords.hits(words);
        boolean[] forbidden = rules.forbidden(words);
        Optional<PhraseBook.Phrase> alias = rules.alias(words, forbidden);
        List<Judged> judged = judge(words, hits, forbidden, alias);
        if (judged.isEmpty()) {
            return new Judgement(Assignment.none(), List.of());
        }
        List<String> evidence = new ArrayList<>();
        alias.ifPresent(phrase -> evidence.add("tag " + phrase.written()));
        evidence.addAll(evidence(words, hits, judged.getFirst().topic));
        List<Ranked> ranked = judged.stream()
                .map(one -> new Ranked(topics.get(one.topic).slug(), rounded(one.confidence)))
                .toList();
        boolean named =
                alias.isPresent() || hits.stream().anyMatch(hit -> hit.keyword().topic() == judged.getFirst().topic);
        double likely = threshold > 0 && isToldFromNone() ? Math.max(threshold, LIKELIER_THAN_NONE) : threshold;
        return new Judgement(assignment(ranked, evidence, named ? likely : unnamed(likely)), ranked);
    }

    /** How far the likeliest topic of an article is ahead of the next. */
    double certainty(Article article) {
        List<Ranked> ranked = rank(article);
        double first = ranked.isEmpty() ? 0 : ranked.getFirst().confidence;
        if (topics.size() == 1) {
            return ToCheck.certaintyOfOnly(first);
        }
        return ranked.size() < 2 ? first : first - ranked.get(1).confidence;
    }

    private boolean isToldFromNone() {
        return learned.isPresent() && topics.size() == 1;
    }

    /**
     * Words that go with a topic, none of which an editor named, place an article only where there is little doubt, until
     * editors have confirmed enough.
     */
    private double unnamed(double threshold) {
        double trust = learned.map(Learned::trust).orElse(0.0);
        double doubt = keywords.articles() < TOO_FEW ? NEVER : trust * THRESHOLD + (1 - trust) * LITTLE_DOUBT;
        return threshold > 0 ? Math.max(threshold, doubt) : 0;
    }

    private static Assignment assignment(List<Ranked> ranked, List<String> evidence, double threshold) {
        Ranked first = ranked.getFirst();
        List<String> secondaries = ranked.stream()
                .skip(1)
                .filter(one -> one.confidence >= first.confidence * NEARLY)
                .limit(3)
                .map(Ranked::topic)
                .toList();
        Optional<String> topic = Optional.of(first.topic).filter(slug -> first.confidence >= threshold);
        return new Assignment(topic, secondaries, first.confidence, evidence);
    }

    /** The sort is stable: of equals, the topic that the editor put first. */
    private List<Judged> judge(
            ArticleWords words, List<KeywordScores.Hit> hits, boolean[] forbidden, Optional<PhraseBook.Phrase> alias) {
        double[] likelihoods = likelihoods(words, hits, forbidden);
        alias.ifPresent(phrase -> settle(likelihoods, phrase.topic()));
        List<Judged> judged = new ArrayList<>();
        for (int topic = 0; topic < likelihoods.length; topic++) {
            if (likelihoods[topic] > 0) {
                judged.add(new Judged(topic, likelihoods[topic]));
            }
        }
        judged.sort(Comparator.comparingDouble(Judged::confidence).reversed());
        return judged;
    }

    private double[] likelihoods(ArticleWords words, List<KeywordScores.Hit> hits, boolean[] forbidden) {
        double[] sums = KeywordScores.sums(hits, topics.size());
        for (int topic = 0; topic < sums.length; topic++) {
            sums[topic] = forbidden[topic] ? 0 : sums[topic];
        }
        if (learned.isEmpty()) {
            return KeywordConfidence.of(sums);
        }
        SparseVector vector = learned.get().space().vector(words);
        if (words.isEmpty() || vector.index().length == 0) {
            return KeywordConfidence.of(sums);
        }
        int columns = TopicTraining.columns(sums.length);
        double[] shares = learned.get().shares(vector, Arrays.copyOf(sums, columns), Arrays.copyOf(forbidden, columns));
        return Arrays.copyOf(shares, sums.length);
    }

    /** What a tag decides is nearly certain; the others share the rest. */
    private static void settle(double[] likelihoods, int topic) {
        double others = 0;
        for (int i = 0; i < likelihoods.length; i++) {
            others += i == topic ? 0 : likelihoods[i];
        }
        for (int i = 0; i < likelihoods.length; i++) {
            likelihoods[i] = i == topic ? CERTAIN_BY_TAG : likelihoods[i] * (1 - CERTAIN_BY_TAG) / Math.max(others, 1);
        }
    }

    private List<String> evidence(ArticleWords words, List<KeywordScores.Hit> hits, int topic) {
        List<String> evidence = new ArrayList<>();
        hits.stream()
                .filter(hit -> hit.keyword().topic() == topic)
                .limit(learned.isPresent() ? KEYWORDS_IN_EVIDENCE : MOST_EVIDENCE)
                .forEach(hit -> evidence.add(hit.keyword().written()));
        learned.map(model -> model.evidence(words, topic, MOST_EVIDENCE)).orElse(List.of()).stream()
                .filter(word -> !evidence.contains(word))
                .limit(MOST_EVIDENCE - evidence.size())
                .forEach(evidence::add);
        return evidence;
    }

    KeywordScores keywords() {
        return keywords;
    }

    Optional<Learned> learned() {
        return learned;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
