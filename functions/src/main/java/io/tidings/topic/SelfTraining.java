package io.tidings.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Learns topics from articles nobody labelled. Keyword scores are the first guess; each round trains naive Bayes on the articles
 * that stand out most within each guessed topic, guesses again together with {@link LatentCompany}, and trusts a larger share
 * of its guesses. What an editor confirmed is held fast and counts for more, the more there is of it.
 */
final class SelfTraining {

    private static final double[] SHARES = {0.5, 0.6, 0.7, 0.8};
    /** What a confirmed article counts more than a guessed one where many are confirmed ... */
    private static final double CONFIRMED_MORE = 2.3;
    /** ... and half of that with so many: the odd words of a few articles are no rule for all others. */
    private static final double HALF_STRENGTH = 100;

    /** What keywords say in each round, next to what was learned in the one before, with hardly any articles ... */
    private static final double KEYWORDS_AT_FIRST = 0.5;
    /** ... and half of that with so many. */
    private static final double MANY = 1_000;
    /** What an article's company says in each round where articles are many and none confirmed; nothing with no more than ... */
    private static final double COMPANY = 0.4;
    /** ... so many: their directions are too much an accident. */
    private static final double TOO_FEW = 600;
    /** What is confirmed tells more than company: with so many, half of that is left. */
    private static final double ALONE = 20;

    /**
     * What came of it.
     *
     * @param scores of each article of the set, a column a topic
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(NaiveBayes bayes, double[][] scores) {}

    private final TrainingSet set;
    private final double[] strength;

    private SelfTraining(TrainingSet set) {
        this.set = set;
        this.strength = new double[set.confirmed().length];
        double ofConfirmed = strength(set.confirmations());
        for (int i = 0; i < strength.length; i++) {
            strength[i] = set.confirmed()[i] == TrainingSet.UNKNOWN ? 1 : ofConfirmed;
        }
    }

    /** How many guessed articles a confirmed one counts for. */
    static double strength(int confirmations) {
        return 1 + CONFIRMED_MORE * confirmations / (confirmations + HALF_STRENGTH);
    }

    /** @param space of the articles of the set */
    static Result run(TrainingSet set, LatentSpace space, double smoothing) {
        return new SelfTraining(set).run(space, smoothing);
    }

    /** What would be trained on in a round after the last: of each article the topic, or {@link TrainingSet#UNKNOWN}. */
    static int[] guesses(TrainingSet set, double[][] scores) {
        return new SelfTraining(set).trusted(scores, SHARES[SHARES.length - 1], Double.NEGATIVE_INFINITY);
    }

    private Result run(LatentSpace space, double smoothing) {
        double part = KEYWORDS_AT_FIRST * MANY / (MANY + strength.length) / Scores.spread(set.seeds());
        int[] guesses = trusted(set.seeds(), SHARES[0], 0);
        NaiveBayes bayes = NaiveBayes.train(set, guesses, strength, smoothing);
        double[][] scores = bayes.scores(set.articles());
        for (int round = 1; round < SHARES.length; round++) {
            double[][] reminded = Scores.sum(scores, 1 / Scores.spread(scores), set.seeds(), part);
            guesses = trusted(withCompany(reminded, guesses, space), SHARES[round], Double.NEGATIVE_INFINITY);
            bayes = NaiveBayes.train(set, guesses, strength, smoothing);
            scores = bayes.scores(set.articles());
        }
        return new Result(bayes, scores);
    }

    private double[][] withCompany(double[][] scores, int[] guesses, LatentSpace space) {
        double part = COMPANY * (1 - TOO_FEW / scores.length) * ALONE / (ALONE + set.confirmations());
        return part <= 0
                ? scores
                : Scores.sum(scores, 1, LatentCompany.scores(space, guesses, strength, set.topics()), part);
    }

    /** Within each guessed topic, the share of articles with the widest margin; the rest stay out of the training. */
    private int[] trusted(double[][] scores, double share, double above) {
        List<List<Integer>> byTopic = new ArrayList<>();
        for (int topic = 0; topic < set.topics(); topic++) {
            byTopic.add(new ArrayList<>());
        }
        double[] margins = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int best = Scores.best(scores[i]);
            boolean open = set.confirmed()[i] == TrainingSet.UNKNOWN;
            if (open && set.articles().get(i).index().length > 0 && scores[i][best] > above) {
                byTopic.get(best).add(i);
                margins[i] = Scores.margin(scores[i]);
            }
        }
        int[] guesses = set.confirmed().clone();
        for (int topic = 0; topic < set.topics(); topic++) {
            List<Integer> candidates = byTopic.get(topic);
            candidates.sort(Comparator.comparingDouble((Integer i) -> -margins[i]));
            long keep = candidates.isEmpty() ? 0 : Math.max(1, Math.round(share * candidates.size()));
            for (int i = 0; i < keep; i++) {
                guesses[candidates.get(i)] = topic;
            }
        }
        return guesses;
    }
}
