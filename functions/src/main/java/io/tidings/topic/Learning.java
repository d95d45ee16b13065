package io.tidings.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Learns from a training set. How much rare words are trusted is not the same for every kind of text, so for each of three
 * degrees models are learned from halves of the keywords and from all of them, and mixed by how well keywords that were hidden
 * from them are found; no label is needed for that. The worse they are found, the more the keywords say themselves.
 */
final class Learning {

    private static final double[] SMOOTHINGS = {0.1, 0.3, 1};
    /** So much better at finding hidden keywords gives models e times the weight. */
    private static final double CLEARLY_BETTER = 0.02;
    /** A model of all keywords counts as much as two of their halves. */
    private static final double OF_ALL = 2;
    /** What keywords say next to what was learned, where none that was hidden was found. */
    private static final double KEYWORDS = 0.25;

    /** What keywords add to the logarithm of a likelihood, beside that, with hardly any articles ... */
    private static final double KEYWORDS_AT_FIRST = 8;
    /** ... and half of that with so many. */
    private static final double FEW = 200;

    /** Of articles whose topic the hidden keywords do not tell, so many are right all the same. */
    private static final double RIGHT_ALL_THE_SAME = 0.35;

    private static final int ENOUGH_TO_MEASURE = 2_000;
    private static final double NEVER = -100;
    private static final double GUESS_STRENGTH = 0.3;

    private final TrainingSet set;
    private final LatentSpace latent;
    private final List<KeywordHalves.Half> halves;

    private Learning(TrainingSet set, LatentSpace latent, List<List<KeywordScores.Hit>> hits) {
        this.set = set;
        this.latent = latent;
        this.halves = KeywordHalves.of(set, hits);
    }

    /**
     * Learns.
     *
     * @param latent of the articles of the set
     * @param hits the keywords of each article of the set
     */
    static Learned learn(FeatureSpace space, TrainingSet set, LatentSpace latent, List<List<KeywordScores.Hit>> hits) {
        return new Learning(set, latent, hits).learn(space);
    }

    /** Models of one smoothing together, and the share of hidden keywords that they found. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Together(double[] weights, double found) {}

    private Learned learn(FeatureSpace space) {
        List<Together> models =
                Arrays.stream(SMOOTHINGS).parallel().mapToObj(this::together).toList();
        double found = models.stream().mapToDouble(Together::found).max().orElse(0);
        double[] mixed = new double[set.topics() * set.features()];
        for (Together one : models) {
            add(mixed, one.weights, StrictMath.exp((one.found - found) / CLEARLY_BETTER) / spread(one.weights));
        }
        float[] bayes = narrowed(mixed, 1 / spread(mixed));
        Learned.Keywords keywords = keywords(found);
        double[][] scores = Scores.sum(scores(bayes), 1, set.seeds(), keywords.within());
        int[] guesses = SelfTraining.guesses(set, scores);
        Learned bayesAlone = new Learned(
                space,
                bayes,
                keywords,
                prior(scores, guesses),
                1,
                Optional.empty(),
                new Reliability(new double[set.topics()], 0));
        Learned learned = bayesAlone.withMachines(machines(bayesAlone));
        return learned.withSharpness(sharpness(learned, found))
                .withReliability(new Reliability(KeywordCompany.shifts(set, latent, bestOf(scores)), 0));
    }

    private static int[] bestOf(double[][] scores) {
        return Arrays.stream(scores).mapToInt(Scores::best).toArray();
    }

    private Learned.Keywords keywords(double found) {
        return new Learned.Keywords(
                KEYWORDS * (1 - found) / Scores.spread(set.said()),
                KEYWORDS_AT_FIRST * FEW / (FEW + set.articles().size()));
    }

    /**
     * Makes articles as sure, on average, as topics are right, which is seen from the hidden keywords that were found. All that
     * was learned is measured together, so that a first confirmation makes nothing less sure only as machines join.
     */
    private double sharpness(Learned learned, double found) {
        int step = 1 + set.articles().size() / ENOUGH_TO_MEASURE;
        List<double[]> logarithms = new ArrayList<>();
        for (int i = 0; i < set.articles().size(); i += step) {
            logarithms.add(learned.logLikelihoods(set.articles().get(i), set.said()[i]));
        }
        return Sharpness.of(logarithms, found + RIGHT_ALL_THE_SAME * (1 - found));
    }

    private Together together(double smoothing) {
        double[] sum = new double[set.topics() * set.features()];
        double found = 0;
        for (KeywordHalves.Half half : halves) {
            SelfTraining.Result result = SelfTraining.run(half.set(), latent, smoothing);
            result.bayes().addTo(sum, 1 / Scores.spread(result.scores()));
            found += half.found(result.scores()) / halves.size();
        }
        SelfTraining.Result ofAll = SelfTraining.run(set, latent, smoothing);
        ofAll.bayes().addTo(sum, OF_ALL / Scores.spread(ofAll.scores()));
        return new Together(sum, found);
    }

    private double spread(double[] weights) {
        return Scores.spread(set.articles().stream()
                .map(article -> article.times(weights, set.topics()))
                .toArray(double[][]::new));
    }

    private double[][] scores(float[] weights) {
        return set.articles().stream()
                .map(article -> article.times(weights, set.topics()))
                .toArray(double[][]::new);
    }

    /** A topic of which nothing was learned is one that nothing can be put into. */
    private double[] prior(double[][] scores, int[] guesses) {
        double[] articles = new double[set.topics()];
        for (double[] row : scores) {
            articles[Scores.best(row)]++;
        }
        double[] prior = new double[set.topics()];
        for (int topic = 0; topic < prior.length; topic++) {
            int of = topic;
            boolean known = Arrays.stream(guesses).anyMatch(guess -> guess == of);
            double share = (articles[topic] + 1) / (scores.length + set.topics());
            prior[topic] = known ? StrictMath.log(share) : NEVER;
        }
        return prior;
    }

    private Optional<Learned.Machines> machines(Learned bayes) {
        if (set.confirmations() == 0) {
            return Optional.empty();
        }
        double[] strength = Arrays.stream(set.confirmed())
                .mapToDouble(topic -> topic == TrainingSet.UNKNOWN ? GUESS_STRENGTH : 1)
                .toArray();
        TrainingSet extended = latent.extended(set);
        LinearMachine only = latent.folded(LinearMachine.train(extended, set.confirmed(), strength, set.features()));
        LinearMachine none =
                latent.folded(LinearMachine.trainNone(extended, set.confirmed(), strength, set.features()));
        LinearMachine both = LinearMachine.train(set, guesses(bayes, only), strength, set.features());
        return Optional.of(new Learned.Machines(both, only, none, set.confirmations()));
    }

    /** What naive Bayes and what was confirmed guess together; the more was confirmed, the more that says, up to half. */
    private int[] guesses(Learned bayes, LinearMachine only) {
        double part = Learned.trust(set.confirmations()) / 2;
        double[][] fromBayes = new double[set.articles().size()][];
        double[][] fromConfirmed = new double[fromBayes.length][];
        for (int i = 0; i < fromBayes.length; i++) {
            fromBayes[i] = bayes.logLikelihoods(set.articles().get(i), set.seeds()[i]);
            fromConfirmed[i] = Learned.logLikelihoods(only, set.articles().get(i));
        }
        return SelfTraining.guesses(set, Scores.sum(fromBayes, 1 - part, fromConfirmed, part));
    }

    private static void add(double[] sum, double[] weights, double factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * weights[i];
        }
    }

    private static float[] narrowed(double[] weights, double factor) {
        float[] narrowed = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            narrowed[i] = (float) (factor * weights[i]);
        }
        return narrowed;
    }
}
