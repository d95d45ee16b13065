package io.tidings.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatentSpaceTest {

    private static final int FEATURES = 8;
    private static final int SAILING = 0;
    private static final int COOKING = 1;
    /** Words 0 to 3 stand together, and so do 4 to 7; of each kind one article is confirmed, without the words 3 and 7. */
    private static final TrainingSet SET = set();

    @Test
    void aMachineShouldSayTheSameWhenTheSpaceIsFoldedIntoItsWords() {
        LatentSpace space = LatentSpace.of(SET);
        LinearMachine extended = learned(space.extended(SET));

        LinearMachine folded = space.folded(extended);

        for (int i = 0; i < SET.articles().size(); i++) {
            double[] expected = extended.scores(space.extended(SET).articles().get(i));
            assertThat(folded.scores(SET.articles().get(i))).containsExactly(expected, within(1e-4));
        }
    }

    @Test
    void aWordThatNoConfirmedArticleHasShouldSpeakForTheTopicOfItsCompany() {
        LatentSpace space = LatentSpace.of(SET);
        SparseVector unheard = vector(3);

        double[] byWords = learned(SET).scores(unheard);
        double[] byCompany = space.folded(learned(space.extended(SET))).scores(unheard);

        assertThat(byWords[SAILING]).isCloseTo(byWords[COOKING], within(1e-2));
        assertThat(byCompany[SAILING]).isGreaterThan(byCompany[COOKING] + 0.1);
    }

    @Test
    void aSpaceOfTooFewArticlesShouldAddNothing() {
        TrainingSet few = few();

        assertThat(LatentSpace.of(few).extended(few).features()).isEqualTo(FEATURES);
    }

    @Test
    void anArticleShouldBeGuessedByItsCompanyWithoutSharingAWordWithWhatIsKnown() {
        double[] strength = new double[SET.articles().size()];
        Arrays.fill(strength, 1);

        double[][] scores = LatentCompany.scores(LatentSpace.of(SET), SET.confirmed(), strength, SET.topics());

        int sailing = firstWith(3);
        int cooking = firstWith(7);
        assertThat(scores[sailing][SAILING]).isGreaterThan(scores[sailing][COOKING]);
        assertThat(scores[cooking][COOKING]).isGreaterThan(scores[cooking][SAILING]);
    }

    @Test
    void companyShouldSayNothingInASpaceOfTooFewArticles() {
        TrainingSet few = few();

        assertThat(LatentCompany.scores(LatentSpace.of(few), new int[10], new double[10], 2))
                .isDeepEqualTo(new double[10][2]);
    }

    @Test
    void equationsShouldBeSolvedFromTheirLowerTriangle() {
        double[][] products = {{4, 0}, {2, 3}};
        double[][] sums = {{8}, {7}};

        double[][] solved = Columns.solved(products, sums);

        assertThat(solved[0][0]).isCloseTo(1.25, within(1e-9));
        assertThat(solved[1][0]).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void columnsShouldBecomeOrthonormalAndThoseThatAddNothingZero() {
        double[] matrix = {3, 4, 6, 0, 2, 0, 4, 1, 8};

        Columns.makeOrthonormal(matrix, 3);

        assertThat(product(matrix, 0, 0)).isCloseTo(1, within(1e-9));
        assertThat(product(matrix, 1, 1)).isCloseTo(1, within(1e-9));
        assertThat(product(matrix, 0, 1)).isCloseTo(0, within(1e-9));
        assertThat(product(matrix, 2, 2)).isZero();
    }

    private static int firstWith(int feature) {
        return IntStream.range(0, SET.articles().size())
                .filter(i -> Arrays.stream(SET.articles().get(i).index()).anyMatch(index -> index == feature))
                .findFirst()
                .orElseThrow();
    }

    private static double product(double[] matrix, int one, int other) {
        return IntStream.range(0, 3)
                .mapToDouble(row -> matrix[3 * row + one] * matrix[3 * row + other])
                .sum();
    }

    private static LinearMachine learned(TrainingSet set) {
        double[] strength = new double[set.articles().size()];
        Arrays.fill(strength, 1);
        return LinearMachine.train(set, set.confirmed(), strength, FEATURES);
    }

    private static TrainingSet set() {
        List<SparseVector> articles = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int first = i % 2 * 4;
            articles.add(vector(first + i / 2 % 3, first + (i / 2 + 1 + i / 6 % 2) % 3, first + 3));
        }
        articles.add(vector(0, 1));
        articles.add(vector(4, 5));
        int[] confirmed = new int[articles.size()];
        Arrays.fill(confirmed, TrainingSet.UNKNOWN);
        confirmed[100] = SAILING;
        confirmed[101] = COOKING;
        return new TrainingSet(
                articles, new double[articles.size()][2], new double[articles.size()][2], confirmed, 2, FEATURES);
    }

    private static TrainingSet few() {
        return new TrainingSet(
                SET.articles().subList(0, 10),
                new double[10][2],
                new double[10][2],
                new int[10],
                SET.topics(),
                SET.features());
    }

    private static SparseVector vector(int... features) {
        int[] index = Arrays.stream(features).sorted().toArray();
        float[] weight = new float[index.length];
        Arrays.fill(weight, (float) (1 / Math.sqrt(index.length)));
        return new SparseVector(index, weight);
    }
}
