package io.tidings.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {

    private static final int SAILING = 0;
    private static final int COOKING = 1;
    /** Words 0 and 1 stand in articles on sailing, 2 and 3 in those on cooking, 4 in all; 5 is no word. */
    private static final List<LinearMachine.Example> EXAMPLES = List.of(
            example(SAILING, 0, 1, 4, 5), example(SAILING, 0, 4, 5), example(COOKING, 2, 3, 4), example(COOKING, 2, 4));

    @Test
    void aWordOfOneTopicShouldTellMoreThanAWordOfAll() {
        double[] telling = Telling.of(SAILING, EXAMPLES, 6, 5);

        assertThat(telling[0]).isGreaterThan(telling[1]);
        assertThat(telling[1]).isGreaterThan(telling[4]);
        assertThat(telling[2]).isCloseTo(telling[0], within(1e-9));
    }

    @Test
    void wordsOfArticlesShouldTellOneOnAverageAndWhatIsNoWordStayAsItIs() {
        double[] telling = Telling.of(SAILING, EXAMPLES, 6, 5);

        double ofWords = 2 * telling[0] + telling[1] + 2 * telling[2] + telling[3] + 4 * telling[4];
        assertThat(ofWords / 10).isCloseTo(1, within(1e-9));
        assertThat(telling[5]).isEqualTo(1);
    }

    @Test
    void whereNoWordTellsAnythingAllShouldStayAsTheyAre() {
        assertThat(Telling.of(SAILING, List.of(example(SAILING, 0), example(COOKING, 0)), 1, 1))
                .containsExactly(1);
    }

    @Test
    void aMachineShouldHearMoreOfAWordThatTellsThanOfOneThatDoesNot() {
        TrainingSet set = new TrainingSet(
                EXAMPLES.stream().map(LinearMachine.Example::vector).toList(),
                new double[4][2],
                new double[4][2],
                EXAMPLES.stream().mapToInt(LinearMachine.Example::topic).toArray(),
                2,
                6);
        double[] evenly = {1, 1, 1, 1};

        float[] told = LinearMachine.train(set, set.confirmed(), evenly, 5).planes()[SAILING];
        float[] untold = LinearMachine.train(set, set.confirmed(), evenly, 0).planes()[SAILING];

        assertThat(told[0] / told[5]).isGreaterThan(untold[0] / untold[5] + 0.1f);
    }

    private static LinearMachine.Example example(int topic, int... words) {
        float[] weights = new float[words.length];
        Arrays.fill(weights, 1);
        return new LinearMachine.Example(new SparseVector(words, weights), topic, 1);
    }
}
