package io.tidings.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was learned of the topics: naive Bayes from keywords and unlabelled articles, and, where an editor confirmed some,
 * linear machines. The more was confirmed, the more the machines say.
 *
 * @param bayes weights, a row a topic
 * @param prior logarithm of each topic's share of all articles
 */
@SuppressWarnings("ArrayRecordComponent")
record Learned(FeatureSpace space, float[][] bayes, double[] prior, Optional<Machines> machines) {

    private static final double BAYES_SHARPNESS = 2;
    private static final double MACHINE_SHARPNESS = 2;
    private static final double PRIOR_WEIGHT = 0.5;
    /** As many confirmations as weigh half. */
    private static final double HALF_WEIGHT = 60;

    /**
     * What was learned from confirmations.
     *
     * @param both learned from guesses, too
     * @param only learned from what was confirmed
     */
    record Machines(LinearMachine both, LinearMachine only, int confirmations) {

        double trust() {
            return confirmations / (confirmations + HALF_WEIGHT);
        }
    }

    /** How many articles an editor had confirmed. */
    int confirmations() {
        return machines.map(Machines::confirmations).orElse(0);
    }

    /** Logarithms of the likelihood of each topic. */
    double[] logLikelihoods(SparseVector article) {
        double[] fromBayes = Scores.logSoftmax(withPrior(bayesScores(article), prior), BAYES_SHARPNESS);
        return machines.map(machine -> mixed(machine, article, fromBayes)).orElse(fromBayes);
    }

    private static double[] mixed(Machines machines, SparseVector article, double[] fromBayes) {
        double trust = machines.trust();
        double[] fromBoth = Scores.logSoftmax(machines.both.scores(article), MACHINE_SHARPNESS);
        double[] fromConfirmed = Scores.logSoftmax(machines.only.scores(article), MACHINE_SHARPNESS);
        double[] mixed = new double[fromBayes.length];
        double shared = 0.5 - 0.2 * trust;
        for (int topic = 0; topic < mixed.length; topic++) {
            mixed[topic] = shared * fromBayes[topic] + shared * fromBoth[topic] + 0.4 * trust * fromConfirmed[topic];
        }
        return mixed;
    }

    /** Scores about their mean in units of their own spread: how long or odd an article is makes nobody sure. */
    double[] bayesScores(SparseVector article) {
        double[] scores = new double[bayes.length];
        for (int topic = 0; topic < scores.length; topic++) {
            scores[topic] = article.dot(bayes[topic]);
        }
        return Scores.standardised(scores);
    }

    static double[] withPrior(double[] scores, double[] prior) {
        double[] sum = scores.clone();
        for (int topic = 0; topic < sum.length; topic++) {
            sum[topic] += PRIOR_WEIGHT * prior[topic];
        }
        return sum;
    }

    /** The words of an article that spoke most for a topic, the strongest first; at least one where any is known. */
    List<String> evidence(ArticleWords article, int topic, int most) {
        record Term(String text, double weight) {}
        List<Term> terms = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        FeatureSpace.forEach(article, (text, times) -> {
            int number = space.number(text);
            if (number >= 0 && seen.add(text)) {
                terms.add(new Term(text, space.inverseFrequency()[number] * speaksFor(number, topic)));
            }
        });
        terms.sort(Comparator.comparingDouble(Term::weight).reversed().thenComparing(Term::text));
        List<String> strongest = new ArrayList<>();
        for (Term term : terms) {
            if (strongest.size() < most && (term.weight > 0 || strongest.isEmpty())) {
                strongest.add(term.text);
            }
        }
        return strongest;
    }

    /** How much one feature speaks for a topic against the mean of all topics. */
    private double speaksFor(int feature, int topic) {
        double mean = 0;
        for (float[] weights : bayes) {
            mean += weights[feature] / bayes.length;
        }
        return bayes[topic][feature] - mean;
    }
}
