package io.tidings.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Linear support vector machines with squared hinge loss, one topic against the rest, each balanced so that small topics are not
 * starved; solved by dual coordinate descent (Hsieh et al., 2008) because articles need a strength of their own, which liblinear
 * does not offer.
 */
final class LinearMachine {

    private static final double COST = 1;
    private static final double TOLERANCE = 0.05;
    private static final int MOST_PASSES = 200;
    private static final double UNSEEN = -2;
    private static final long SEED = 20260101;

    /** An article to learn from. */
    record Example(SparseVector vector, double square, int topic, double strength) {

        Example(SparseVector vector, int topic, double strength) {
            this(vector, vector.square(), topic, strength);
        }
    }

    /** A row a topic, its last weight the offset; empty where there was nothing to tell apart. */
    private final float[][] planes;

    LinearMachine(float[][] planes) {
        this.planes = planes;
    }

    /**
     * Trains one machine a topic.
     *
     * @param labels the topic of each article, {@link TrainingSet#UNKNOWN} to leave it out, or the number of topics for none
     * @param strength how much each article counts
     * @param words how many features are words, which count by how {@link Telling} they are
     */
    static LinearMachine train(TrainingSet set, int[] labels, double[] strength, int words) {
        List<Example> examples = examples(set, labels, strength);
        float[][] planes = new float[set.topics()][];
        for (int topic = 0; topic < planes.length; topic++) {
            planes[topic] = narrowed(against(topic, examples, set.features(), words));
        }
        return new LinearMachine(planes);
    }

    /** Trains a single machine, of what belongs to none of the topics, with what {@link #train} takes. */
    static LinearMachine trainNone(TrainingSet set, int[] labels, double[] strength, int words) {
        double[] plane = against(set.topics(), examples(set, labels, strength), set.features(), words);
        return new LinearMachine(new float[][] {narrowed(plane)});
    }

    float[][] planes() {
        return planes;
    }

    /** The distance from each topic's plane. */
    double[] scores(SparseVector article) {
        double[] scores = new double[planes.length];
        for (int topic = 0; topic < scores.length; topic++) {
            float[] plane = planes[topic];
            scores[topic] = plane.length == 0 ? UNSEEN : article.dot(plane) + plane[plane.length - 1];
        }
        return scores;
    }

    /** Whether there was anything to tell apart. */
    boolean knows(int topic) {
        return planes[topic].length > 0;
    }

    private static List<Example> examples(TrainingSet set, int[] labels, double[] strength) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != TrainingSet.UNKNOWN) {
                examples.add(new Example(set.articles().get(i), labels[i], strength[i]));
            }
        }
        return examples;
    }

    private static float[] narrowed(double[] plane) {
        float[] narrowed = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            narrowed[i] = (float) plane[i];
        }
        return narrowed;
    }

    private static double[] against(int topic, List<Example> examples, int features, int words) {
        double of = 0;
        double all = 0;
        for (Example example : examples) {
            all += example.strength;
            of += example.topic == topic ? example.strength : 0;
        }
        if (of == 0 || of == all) {
            return new double[0];
        }
        double[] telling = Telling.of(topic, examples, features, words);
        List<Example> told = examples.stream()
                .map(one -> new Example(one.vector.times(telling), one.topic, one.strength))
                .toList();
        double[] plane = descend(topic, told, features, all / (2 * of), all / (2 * (all - of)));
        for (int feature = 0; feature < features; feature++) {
            plane[feature] *= telling[feature];
        }
        return plane;
    }

    private static double[] descend(int topic, List<Example> examples, int features, double costOf, double costOthers) {
        double[] plane = new double[features + 1];
        double[] alpha = new double[examples.size()];
        int[] order = new int[alpha.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Random random = new Random(SEED);
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            shuffle(order, random);
            double worst = 0;
            for (int i : order) {
                Example example = examples.get(i);
                double side = example.topic == topic ? 1 : -1;
                double cost = COST * example.strength * (side > 0 ? costOf : costOthers);
                worst = Math.max(worst, step(example, side, 1 / (2 * cost), plane, alpha, i));
            }
            if (worst < TOLERANCE) {
                break;
            }
        }
        return plane;
    }

    /** Moves one article's multiplier to where its own loss is least; returns how far it was from there. */
    private static double step(Example example, double side, double diagonal, double[] plane, double[] alpha, int i) {
        int offset = plane.length - 1;
        SparseVector x = example.vector;
        double gradient = side * (x.dot(plane) + plane[offset]) - 1 + diagonal * alpha[i];
        double projected = alpha[i] == 0 ? Math.min(gradient, 0) : gradient;
        if (Math.abs(projected) < 1e-12) {
            return 0;
        }
        double curvature = example.square + 1 + diagonal;
        double moved = Math.max(alpha[i] - gradient / curvature, 0) - alpha[i];
        alpha[i] += moved;
        x.addTo(plane, moved * side);
        plane[offset] += moved * side;
        return Math.abs(projected);
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
    }
}
