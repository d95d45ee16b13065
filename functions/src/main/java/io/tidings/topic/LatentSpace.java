package io.tidings.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The few directions in which the words of articles vary together (latent semantic analysis, by subspace iteration from a fixed
 * seed). A machine that sees where an article lies in them, beside its words, hears of words that no confirmed article has,
 * from the company they keep in the others. What it learns there is worth so much for each word, so no trace of this space is
 * left in a model.
 */
final class LatentSpace {

    private static final int MOST = 64;
    /** Fewer articles for each direction would make directions of accidents. */
    private static final int ARTICLES_A_DIRECTION = 32;

    private static final int ROUNDS = 3;
    /** How much longer, on average, the part of an article that lies in this space is than its words. */
    private static final double STRESS = 4;

    private static final double NOTHING = 1e-12;
    private static final long SEED = 20260407;

    private final List<SparseVector> articles;
    private final int features;
    private final int size;
    /** What each feature has of the first, second ... direction, the features behind each other. */
    private double[] directions;
    /** What each article has. */
    private double[] places;

    private LatentSpace(TrainingSet set) {
        this.articles = set.articles();
        this.features = set.features();
        this.size = Math.min(MOST, articles.size() / ARTICLES_A_DIRECTION);
        this.directions =
                new Random(SEED).doubles((long) features * size, -1, 1).toArray();
        this.places = new double[0];
    }

    /** Finds the directions in which all articles of a set vary, of which nothing need be known. */
    static LatentSpace of(TrainingSet set) {
        LatentSpace space = new LatentSpace(set);
        for (int round = 0; round < ROUNDS; round++) {
            space.places = space.placed();
            Columns.makeOrthonormal(space.places, space.size);
            space.directions = space.spanned();
        }
        Columns.makeOrthonormal(space.directions, space.size);
        space.places = space.placed();
        space.stress();
        return space;
    }

    /** How many directions there are; none where there are too few articles. */
    int size() {
        return size;
    }

    int articles() {
        return articles.size();
    }

    /** Writes where an article lies. */
    void place(int article, double[] into) {
        System.arraycopy(places, article * size, into, 0, size);
    }

    /** A set of the same articles, with the place of each in this space as features behind the others. */
    TrainingSet extended(TrainingSet set) {
        List<SparseVector> extended = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            extended.add(articles.get(i).with(features, Arrays.copyOfRange(places, i * size, (i + 1) * size)));
        }
        return new TrainingSet(extended, set.seeds(), set.said(), set.confirmed(), set.topics(), features + size);
    }

    /** What was learned of an extended set as a machine that needs the words alone, and says the same. */
    LinearMachine folded(LinearMachine extended) {
        float[][] planes = extended.planes().clone();
        for (int topic = 0; topic < planes.length; topic++) {
            planes[topic] = planes[topic].length == 0 ? planes[topic] : folded(planes[topic]);
        }
        return new LinearMachine(planes);
    }

    private float[] folded(float[] plane) {
        float[] folded = Arrays.copyOf(plane, features + 1);
        for (int feature = 0; feature < features; feature++) {
            double worth = plane[feature];
            for (int i = 0; i < size; i++) {
                worth += directions[feature * size + i] * plane[features + i];
            }
            folded[feature] = (float) worth;
        }
        folded[features] = plane[plane.length - 1];
        return folded;
    }

    private double[] placed() {
        double[] placed = new double[articles.size() * size];
        for (int i = 0; i < articles.size(); i++) {
            System.arraycopy(articles.get(i).times(directions, size), 0, placed, i * size, size);
        }
        return placed;
    }

    private double[] spanned() {
        double[] spanned = new double[directions.length];
        for (int i = 0; i < articles.size(); i++) {
            articles.get(i).addTo(spanned, Arrays.copyOfRange(places, i * size, (i + 1) * size));
        }
        return spanned;
    }

    private void stress() {
        double lengths = 0;
        for (int i = 0; i < articles.size(); i++) {
            double squares = 0;
            for (int j = i * size; j < (i + 1) * size; j++) {
                squares += places[j] * places[j];
            }
            lengths += Math.sqrt(squares);
        }
        double factor = lengths < NOTHING ? 0 : STRESS * articles.size() / lengths;
        Arrays.setAll(places, i -> places[i] * factor);
        Arrays.setAll(directions, i -> directions[i] * factor);
    }
}
