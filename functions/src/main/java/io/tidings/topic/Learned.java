package io.tidings.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was learned of the topics: naive Bayes from keywords and unlabelled articles, and, where an editor confirmed some,
 * linear machines. The more was confirmed, the more the machines say.
 *
 * @param bayes weights of naive Bayes, of each feature one a topic
 * @param keywords how much the score of an article's keywords counts
 * @param prior logarithm of each topic's share of all articles
 * @param sharpness what likelihoods are raised to, so that confidence is a probability, while little is confirmed
 * @param reliability of each topic, from {@link KeywordCompany} and what was confirmed
 */
@SuppressWarnings("ArrayRecordComponent")
record Learned(
        FeatureSpace space,
        float[] bayes,
        Keywords keywords,
        double[] prior,
        double sharpness,
        Optional<Machines> machines,
        Reliability reliability) {

    private static final double BAYES_SHARPNESS = 2;
    private static final double MACHINE_SHARPNESS = 2;
    private static final double PRIOR_WEIGHT = 0.5;
    /** What the machine says that knows of confirmations alone, where there are many; the others share the rest. */
    private static final double CONFIRMED_ALONE = 0.45;
    /** What likelihoods are raised to where many are confirmed: together the machines sound surer than they are. */
    private static final double CONFIRMED_SHARPNESS = 0.8;
    /** As many confirmations as weigh half. */
    private static final double HALF_WEIGHT = 60;

    /**
     * What was learned from confirmations.
     *
     * @param both learned from guesses, too
     * @param only learned from what was confirmed
     * @param none a single machine, of what was confirmed to belong to no topic against all that was to belong to one
     */
    record Machines(LinearMachine both, LinearMachine only, LinearMachine none, int confirmations) {

        double trust() {
            return Learned.trust(confirmations);
        }
    }

    Learned withMachines(Optional<Machines> others) {
        return new Learned(space, bayes, keywords, prior, sharpness, others, reliability);
    }

    Learned withSharpness(double other) {
        return new Learned(space, bayes, keywords, prior, other, machines, reliability);
    }

    /** With what more is known of how far each topic can be relied on. */
    Learned withReliability(Reliability more) {
        return new Learned(space, bayes, keywords, prior, sharpness, machines, reliability.plus(more));
    }

    /** What each topic has of the whole; nothing for those that are forbidden. */
    double[] shares(SparseVector article, double[] said, boolean[] forbidden) {
        double[] shares = Scores.shares(logLikelihoods(article, said), forbidden);
        reliability.applyTo(shares, noneScore(article));
        return shares;
    }

    /**
     * How much an article is like those that an editor confirmed to belong to no topic: 0 not at all, or where none was; 1 as much
     * as like others; 2 and more as those are.
     */
    double noneScore(SparseVector article) {
        return machines.map(Machines::none)
                .filter(none -> none.knows(0))
                .map(none -> Math.max(0, 1 + none.scores(article)[0]))
                .orElse(0.0);
    }

    /** From 0 to 1: how much is left to what editors confirmed. */
    double trust() {
        return machines.map(Machines::trust).orElse(0.0);
    }

    /** The same of so many confirmations. */
    static double trust(int confirmations) {
        return confirmations / (confirmations + HALF_WEIGHT);
    }

    /**
     * What keywords count.
     *
     * @param within what was learned from articles, in each article's own spread
     * @param beside all that was learned, as logarithms
     */
    record Keywords(double within, double beside) {}

    /**
     * Logarithms of the likelihood of each topic.
     *
     * @param said the scores of the article's keywords, one a topic
     */
    double[] logLikelihoods(SparseVector article, double[] said) {
        double[] fromBayes = Scores.logSoftmax(bayesScores(article, said), BAYES_SHARPNESS);
        double[] all =
                machines.map(machine -> mixed(machine, article, fromBayes)).orElse(fromBayes);
        // Few confirmations say too little of how sure one may be: what hidden keywords say fades late.
        double sharpened =
                StrictMath.pow(sharpness, 1 - trust() * trust()) * StrictMath.pow(CONFIRMED_SHARPNESS, trust());
        for (int topic = 0; topic < all.length; topic++) {
            all[topic] = sharpened * (all[topic] + keywords.beside * said[topic]);
        }
        return all;
    }

    /** Logarithms of the likelihood of each topic as one machine sees it. */
    static double[] logLikelihoods(LinearMachine machine, SparseVector article) {
        return Scores.logSoftmax(machine.scores(article), MACHINE_SHARPNESS);
    }

    private static double[] mixed(Machines machines, SparseVector article, double[] fromBayes) {
        double trust = machines.trust();
        double[] fromBoth = logLikelihoods(machines.both, article);
        double[] fromConfirmed = logLikelihoods(machines.only, article);
        double[] mixed = new double[fromBayes.length];
        double shared = 0.5 - CONFIRMED_ALONE / 2 * trust;
        for (int topic = 0; topic < mixed.length; topic++) {
            mixed[topic] = shared * fromBayes[topic]
                    + shared * fromBoth[topic]
                    + CONFIRMED_ALONE * trust * fromConfirmed[topic];
        }
        return mixed;
    }

    /** Scores about their mean in units of their own spread: how long or odd an article is makes nobody sure. */
    private double[] bayesScores(SparseVector article, double[] said) {
        double[] scores = article.times(bayes, prior.length);
        for (int topic = 0; topic < scores.length; topic++) {
            scores[topic] += keywords.within * said[topic];
        }
        scores = Scores.standardised(scores);
        for (int topic = 0; topic < scores.length; topic++) {
            scores[topic] += PRIOR_WEIGHT * prior[topic];
        }
        return scores;
    }

    /**
     * The words of an article that spoke most for a topic, the strongest first; at least one where any is known. Pairs with a word
     * such as "the" say nothing to people: they stand there only where nothing else does.
     */
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
        terms.sort(Comparator.<Term>comparingInt(term -> saysSomething(term.text) ? 0 : 1)
                .thenComparing(Comparator.comparingDouble(Term::weight).reversed())
                .thenComparing(Term::text));
        List<String> strongest = new ArrayList<>();
        for (Term term : terms) {
            boolean counts = saysSomething(term.text) && term.weight > 0;
            if (strongest.size() < most && (counts || strongest.isEmpty())) {
                strongest.add(term.text);
            }
        }
        return strongest;
    }

    private static boolean saysSomething(String term) {
        return Arrays.stream(term.split(" ")).noneMatch(StopWords::contains);
    }

    /** How much one feature speaks for a topic against the mean of all topics. */
    private double speaksFor(int feature, int topic) {
        int first = feature * prior.length;
        double mean = 0;
        for (int i = 0; i < prior.length; i++) {
            mean += bayes[first + i] / prior.length;
        }
        return bayes[first + topic] - mean;
    }
}
