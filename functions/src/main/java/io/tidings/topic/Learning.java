package io.tidings.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Learns from a training set. How much rare words are trusted is not the same for every kind of text, so three models are
 * learned and mixed by how well each finds keywords that were hidden from it; no label is needed for that.
 */
final class Learning {

    private static final double[] SMOOTHINGS = {0.1, 0.3, 1};
    /** So much better at finding hidden keywords gives a model e times the weight. */
    private static final double CLEARLY_BETTER = 0.02;

    private static final double NEVER = -100;
    private static final double GUESS_STRENGTH = 0.3;

    private Learning() {}

    /** @param hits the keywords of each article of the set */
    static Learned learn(FeatureSpace space, TrainingSet set, List<List<KeywordScores.Hit>> hits) {
        double[] shares = shares(new HiddenKeywords(set, hits));
        double[][] mixed = new double[set.topics()][set.features()];
        int[] guesses = set.confirmed();
        for (int i = 0; i < SMOOTHINGS.length; i++) {
            SelfTraining.Result result = SelfTraining.run(set, SMOOTHINGS[i]);
            add(mixed, result.weights(), shares[i] / spread(set, result.weights()));
            guesses = shares[i] >= Arrays.stream(shares).max().orElse(0) ? result.guesses() : guesses;
        }
        float[][] bayes = Arrays.stream(mixed).map(Learning::narrowed).toArray(float[][]::new);
        double[] prior = prior(set, new Learned(space, bayes, new double[set.topics()], Optional.empty()), guesses);
        return new Learned(space, bayes, prior, machines(set, guesses));
    }

    private static double[] shares(HiddenKeywords hidden) {
        double[] found = Arrays.stream(SMOOTHINGS).map(hidden::found).toArray();
        double most = Arrays.stream(found).max().orElse(0);
        double[] weights = Arrays.stream(found)
                .map(one -> StrictMath.exp((one - most) / CLEARLY_BETTER))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    private static double spread(TrainingSet set, double[][] weights) {
        return Scores.spread(set.articles().stream()
                .map(article -> NaiveBayes.scores(weights, article))
                .toArray(double[][]::new));
    }

    /** A topic of which nothing was learned is one that nothing can be put into. */
    private static double[] prior(TrainingSet set, Learned learned, int[] guesses) {
        double[] articles = new double[set.topics()];
        for (SparseVector article : set.articles()) {
            articles[Scores.best(learned.bayesScores(article))]++;
        }
        double[] prior = new double[set.topics()];
        for (int topic = 0; topic < prior.length; topic++) {
            int of = topic;
            boolean known = Arrays.stream(guesses).anyMatch(guess -> guess == of);
            double share = (articles[topic] + 1) / (set.articles().size() + set.topics());
            prior[topic] = known ? StrictMath.log(share) : NEVER;
        }
        return prior;
    }

    private static Optional<Learned.Machines> machines(TrainingSet set, int[] guesses) {
        if (set.confirmations() == 0) {
            return Optional.empty();
        }
        double[] strength = new double[guesses.length];
        for (int i = 0; i < strength.length; i++) {
            strength[i] = set.confirmed()[i] == TrainingSet.UNKNOWN ? GUESS_STRENGTH : 1;
        }
        LinearMachine both = LinearMachine.train(set, guesses, strength);
        LinearMachine only = LinearMachine.train(set, set.confirmed(), strength);
        return Optional.of(new Learned.Machines(both, only, set.confirmations()));
    }

    private static void add(double[][] sum, double[][] weights, double factor) {
        for (int topic = 0; topic < sum.length; topic++) {
            for (int feature = 0; feature < sum[topic].length; feature++) {
                sum[topic][feature] += factor * weights[topic][feature];
            }
        }
    }

    private static float[] narrowed(double[] weights) {
        float[] narrowed = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            narrowed[i] = (float) weights[i];
        }
        return narrowed;
    }
}
