package io.tidings.topic;

/**
 * What the articles around an article in {@link LatentSpace} are guessed to be about: a ridge regression from places to topics.
 * It knows nothing but directions, so it errs in other places than naive Bayes does, which knows nothing but words. A topic
 * counts by the root of its size, between all topics and all articles counting the same.
 */
final class LatentCompany {

    /** Holds directions back that few of the known articles tell of. */
    private static final double RIDGE = 10;

    private final LatentSpace space;
    private final int topics;
    /** A direction more than the space has: what all articles share. */
    private final int size;

    private LatentCompany(LatentSpace space, int topics) {
        this.space = space;
        this.topics = topics;
        this.size = space.size() + 1;
    }

    /**
     * A score a topic for each article of the space, their spread 1; zeros where there are too few articles for directions.
     *
     * @param guesses the topic of each article, or another number where none is known
     * @param strength how much each article counts
     */
    static double[][] scores(LatentSpace space, int[] guesses, double[] strength, int topics) {
        if (space.size() == 0) {
            return new double[guesses.length][topics];
        }
        LatentCompany company = new LatentCompany(space, topics);
        double[][] scores = company.scores(company.learned(guesses, company.weights(guesses, strength)));
        return Scores.sum(scores, 1 / Scores.spread(scores), scores, 0);
    }

    private boolean isKnown(int guess) {
        return guess >= 0 && guess < topics;
    }

    /** They add up to the number of known articles. */
    private double[] weights(int[] guesses, double[] strength) {
        int[] sizes = new int[topics];
        int known = 0;
        for (int guess : guesses) {
            if (isKnown(guess)) {
                sizes[guess]++;
                known++;
            }
        }
        double[] weights = new double[guesses.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = isKnown(guesses[i]) ? strength[i] / Math.sqrt(sizes[guesses[i]]) : 0;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= sum == 0 ? 0 : known / sum;
        }
        return weights;
    }

    /** A row a direction, a column a topic. */
    private double[][] learned(int[] guesses, double[] weights) {
        double[][] products = new double[size][size];
        double[][] sums = new double[size][topics];
        double[] place = new double[size];
        for (int i = 0; i < guesses.length; i++) {
            if (weights[i] > 0) {
                place(i, place);
                for (int row = 0; row < size; row++) {
                    double weighted = weights[i] * place[row];
                    sums[row][guesses[i]] += weighted;
                    for (int column = 0; column <= row; column++) {
                        products[row][column] += weighted * place[column];
                    }
                }
            }
        }
        for (int i = 0; i < size; i++) {
            products[i][i] += RIDGE;
        }
        return Columns.solved(products, sums);
    }

    private double[][] scores(double[][] learned) {
        double[][] scores = new double[space.articles()][topics];
        double[] place = new double[size];
        for (int i = 0; i < scores.length; i++) {
            place(i, place);
            for (int row = 0; row < size; row++) {
                for (int topic = 0; topic < topics; topic++) {
                    scores[i][topic] += place[row] * learned[row][topic];
                }
            }
        }
        return scores;
    }

    private void place(int article, double[] place) {
        space.place(article, place);
        place[size - 1] = 1;
    }
}
