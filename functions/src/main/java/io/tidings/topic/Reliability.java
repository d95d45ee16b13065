package io.tidings.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much surer or less sure of each topic one should be than likelihoods say. It is seen from what editors confirmed: each
 * half of that is hidden once, and what is learned from the other half says what it thinks of it. A topic that takes articles
 * from all others is often wrong however sure it sounds; no likelihood tells, as it is as wrong about the topic as about its
 * confidence.
 */
final class Reliability {

    private static final int PARTS = 2;
    /** As if so many articles of uncertain topic had been as right as they should be: few confirmations move little. */
    private static final double CAUTION = 6;

    private static final int STEPS = 12;
    private static final double LONGEST_STEP = 1;
    private static final double NEARLY = 1e-6;

    /**
     * What became of a hidden confirmation.
     *
     * @param topic the likeliest
     * @param odds the logarithm of its odds
     */
    record Trial(int topic, double odds, boolean right) {}

    private Reliability() {}

    /** What to add to the logarithm of the odds of each topic where it is the likeliest; nothing where nothing is confirmed. */
    static double[] of(FeatureSpace space, TrainingSet set, LatentSpace latent, List<List<KeywordScores.Hit>> hits) {
        List<Trial> trials = set.confirmations() < PARTS
                ? List.of()
                : IntStream.range(0, PARTS)
                        .mapToObj(part -> trials(space, set, latent, hits, part))
                        .flatMap(List::stream)
                        .toList();
        return shifts(trials, set.topics());
    }

    static double[] shifts(List<Trial> trials, int topics) {
        double[] shifts = new double[topics];
        for (int topic = 0; topic < shifts.length; topic++) {
            int of = topic;
            shifts[topic] =
                    shift(trials.stream().filter(trial -> trial.topic == of).toList());
        }
        return shifts;
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
            double[] shares = learned.shares(set.articles().get(i), set.said()[i], nothingForbidden);
            int best = Scores.best(shares);
            trials.add(new Trial(best, odds(shares[best]), set.confirmed()[i] == best));
        }
        return trials;
    }

    /** The logarithm of odds; neither certainty nor impossibility is believed. */
    static double odds(double probability) {
        double believed = Math.min(Math.max(probability, NEARLY), 1 - NEARLY);
        return StrictMath.log(believed / (1 - believed));
    }

    private static double probability(double odds) {
        return 1 / (1 + StrictMath.exp(-odds));
    }

    /** Logistic regression with one unknown, by Newton's steps. */
    private static double shift(List<Trial> trials) {
        double shift = 0;
        for (int step = 0; step < STEPS; step++) {
            double slope = -CAUTION * shift;
            double curvature = CAUTION;
            for (Trial trial : trials) {
                double expected = probability(trial.odds + shift);
                slope += (trial.right ? 1 : 0) - expected;
                curvature += expected * (1 - expected);
            }
            shift += Math.clamp(slope / curvature, -LONGEST_STEP, LONGEST_STEP);
        }
        return shift;
    }

    /**
     * Makes the likeliest topic as likely as it should be. The order of topics stays: where it loses, the others lose as much, and
     * what is left is that of no topic.
     */
    static void apply(double[] shifts, double[] shares) {
        int best = Scores.best(shares);
        double before = shares[best];
        if (before <= 0 || before >= 1 || shifts[best] == 0) {
            return;
        }
        double after = probability(odds(before) + shifts[best]);
        double others = after < before ? after / before : (1 - after) / (1 - before);
        for (int topic = 0; topic < shares.length; topic++) {
            shares[topic] *= topic == best ? after / before : others;
        }
    }
}
