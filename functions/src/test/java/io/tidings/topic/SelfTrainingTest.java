package io.tidings.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelfTrainingTest {

    @Test
    void aConfirmedArticleShouldCountLittleMoreThanAGuessedOneWhileFewAre() {
        assertThat(SelfTraining.strength(5)).isBetween(1.0, 1.2);
    }

    @Test
    void aConfirmedArticleShouldCountForThreeWhereManyAre() {
        assertThat(SelfTraining.strength(2_000)).isCloseTo(3.2, within(0.1));
    }

    @Test
    void aConfirmedArticleShouldNeverCountForLessBecauseMoreAre() {
        assertThat(IntStream.of(1, 10, 60, 300, 1_000)
                        .mapToObj(SelfTraining::strength)
                        .toList())
                .isSorted();
    }
}
