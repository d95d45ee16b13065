package io.tidings.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How much surer or less sure of each topic one should be than likelihoods say. It is seen from what editors confirmed: each
 * half of that is hidden once, and what is learned from the other half says what it thinks of it. A topic that takes articles
 * from all others is often wrong however sure it sounds; no likelihood tells, as it is as wrong about the topic as about its
 * confidence. Nor does any tell that an article belongs to no topic, as likelihoods only say which: what was confirmed to belong
 * to none has a score of its own ({@link Learned#noneScore}), which counts as far as it tells of what was hidden.
 *
 * @param shifts what to add to the logarithm of the odds of each topic where it is the likeliest
 * @param doubt what to take from that for each 1 of an article's score of belonging to none; never less than 0
 */
@SuppressWarnings("ArrayRecordComponent")
record Reliability(double[] shifts, double doubt) {

    private static final int PARTS = 2;
    /** As if so many articles of uncertain topic had been as right as they should be: few confirmations move little. */
    private static final double CAUTION = 6;
    /** The same for doubt, which all that is confirmed tells of. */
    private static final double DOUBT_CAUTION = 3;

    private static final int STEPS = 12;
    private static final double LONGEST_STEP = 1;
    private static final double NEARLY = 1e-6;

    /**
     * What became of a hidden confirmation.
     *
     * @param topic the likeliest
     * @param odds the logarithm of its odds
     * @param noneScore of the article
     */
    record Trial(int topic, double odds, double noneScore, boolean right) {}

    /** That of what is confirmed; nothing where nothing is. */
    static Reliability of(FeatureSpace space, TrainingSet set, LatentSpace latent, List<List<KeywordScores.Hit>> hits) {
        List<Trial> trials = set.confirmations() < PARTS
                ? List.of()
                : IntStream.range(0, PARTS)
                        .mapToObj(part -> trials(space, set, latent, hits, part))
                        .flatMap(List::stream)
                        .toList();
        return of(trials, set.topics());
    }

    /** Logistic regression by Newton's steps, one unknown after the other. */
    static Reliability of(List<Trial> trials, int topics) {
        Reliability fitted = new Reliability(new double[topics], 0);
        for (int step = 0; step < STEPS; step++) {
            for (int topic = 0; topic < topics; topic++) {
                int of = topic;
                fitted.shifts[topic] += fitted.step(
                        trials.stream().filter(trial -> trial.topic == of).toList(),
                        _ -> 1,
                        fitted.shifts[topic],
                        CAUTION);
            }
            double doubt = fitted.doubt + fitted.step(trials, trial -> -trial.noneScore, fitted.doubt, DOUBT_CAUTION);
            fitted = new Reliability(fitted.shifts, Math.max(0, doubt));
        }
        return fitted;
    }

    /** How far one unknown is from where it would be best, the others as they are. */
    private double step(List<Trial> trials, ToDoubleFunction<Trial> effect, double now, double caution) {
        double slope = -caution * now;
        double curvature = caution;
        for (Trial trial : trials) {
            double expected = probability(trial.odds + shift(trial.topic, trial.noneScore));
            double by = effect.applyAsDouble(trial);
            slope += by * ((trial.right ? 1 : 0) - expected);
            curvature += by * by * expected * (1 - expected);
        }
        return Math.clamp(slope / curvature, -LONGEST_STEP, LONGEST_STEP);
    }

    private static List<Trial> trials(
            FeatureSpace space, TrainingSet set, LatentSpace latent, List<List<KeywordScores.Hit>> hits, int part) {
        int[] shown = set.confirmed().clone();
        List<Integer> hidden = new ArrayList<>();
        for (int i = 0, confirmed = 0; i < shown.length; i++) {
            if (shown[i] != TrainingSet.UNKNOWN && confirmed++ % PARTS == part) {
                shown[i] = TrainingSet.UNKNOWN;
                hidden.add(i);
            }
        }
        Learned learned = Learning.learn(space, set.withConfirmed(shown), latent, hits);
        boolean[] nothingForbidden = new boolean[set.topics()];
        List<Trial> trials = new ArrayList<>();
        for (int i : hidden) {
            SparseVector article = set.articles().get(i);
            double[] shares = learned.shares(article, set.said()[i], nothingForbidden);
            int best = Scores.best(shares);
            trials.add(new Trial(best, odds(shares[best]), learned.noneScore(article), set.confirmed()[i] == best));
        }
        return trials;
    }

    /** Both together. */
    Reliability plus(Reliability other) {
        double[] sum = shifts.clone();
        for (int topic = 0; topic < sum.length; topic++) {
            sum[topic] += other.shifts[topic];
        }
        return new Reliability(sum, doubt + other.doubt);
    }

    /**
     * Makes the likeliest topic as likely as it should be. The order of topics stays: where it loses, the others lose as much, and
     * what is left is that of no topic.
     *
     * @param noneScore of the article
     */
    void applyTo(double[] shares, double noneScore) {
        int best = Scores.best(shares);
        double before = shares[best];
        double shift = shift(best, noneScore);
        if (before <= 0 || before >= 1 || shift == 0) {
            return;
        }
        double after = probability(odds(before) + shift);
        double others = after < before ? after / before : (1 - after) / (1 - before);
        for (int topic = 0; topic < shares.length; topic++) {
            shares[topic] *= topic == best ? after / before : others;
        }
    }

    private double shift(int topic, double noneScore) {
        return shifts[topic] - doubt * noneScore;
    }

    /** The logarithm of odds; neither certainty nor impossibility is believed. */
    static double odds(double probability) {
        double believed = Math.min(Math.max(probability, NEARLY), 1 - NEARLY);
        return StrictMath.log(believed / (1 - believed));
    }

    private static double probability(double odds) {
        return 1 / (1 + StrictMath.exp(-odds));
    }
}
