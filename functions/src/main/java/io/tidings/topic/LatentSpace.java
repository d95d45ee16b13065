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

    private final TrainingSet set;
    private final int size;
    /** What each feature has of the first, second ... direction, the features behind each other. */
    private double[] directions;
    /** What each article has. */
    private double[] places;

    private LatentSpace(TrainingSet set) {
        this.set = set;
        this.size = Math.min(MOST, set.articles().size() / ARTICLES_A_DIRECTION);
        this.directions =
                new Random(SEED).doubles((long) set.features() * size, -1, 1).toArray();
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

    /** The same set, with the place of each article in this space as features behind the others. */
    TrainingSet extended() {
        List<SparseVector> articles = new ArrayList<>();
        for (int i = 0; i < set.articles().size(); i++) {
            articles.add(
                    set.articles().get(i).with(set.features(), Arrays.copyOfRange(places, i * size, (i + 1) * size)));
        }
        return new TrainingSet(articles, set.seeds(), set.confirmed(), set.topics(), set.features() + size);
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
        float[] folded = Arrays.copyOf(plane, set.features() + 1);
        for (int feature = 0; feature < set.features(); feature++) {
            double worth = plane[feature];
            for (int i = 0; i < size; i++) {
                worth += directions[feature * size + i] * plane[set.features() + i];
            }
            folded[feature] = (float) worth;
        }
        folded[set.features()] = plane[plane.length - 1];
        return folded;
    }

    private double[] placed() {
        double[] placed = new double[set.articles().size() * size];
        for (int i = 0; i < set.articles().size(); i++) {
            System.arraycopy(set.articles().get(i).times(directions, size), 0, placed, i * size, size);
        }
        return placed;
    }

    private double[] spanned() {
        double[] spanned = new double[directions.length];
        for (int i = 0; i < set.articles().size(); i++) {
            set.articles().get(i).addTo(spanned, Arrays.copyOfRange(places, i * size, (i + 1) * size));
        }
        return spanned;
    }

    private void stress() {
        double lengths = 0;
        for (int i = 0; i < set.articles().size(); i++) {
            double squares = 0;
            for (int j = i * size; j < (i + 1) * size; j++) {
                squares += places[j] * places[j];
            }
            lengths += Math.sqrt(squares);
        }
        double factor = lengths < NOTHING ? 0 : STRESS * set.articles().size() / lengths;
        Arrays.setAll(places, i -> places[i] * factor);
        Arrays.setAll(directions, i -> directions[i] * factor);
    }
}
