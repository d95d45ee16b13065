package io.tidings.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SliceTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 17, 200, 4096, 5001})
    void everyIdIsInExactlyOneSlice(int of) {
        Random random = new Random(of);
        for (int trial = 0; trial < 50; trial++) {
            SubscriberId id = new SubscriberId("%016x%016x".formatted(random.nextLong(), random.nextLong()));
            assertThat(IntStream.range(0, of).filter(index -> new Slice(index, of).contains(id)))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 4096, 5001})
    void slicesFollowEachOtherWithoutAGap(int of) {
        assertThat(new Slice(0, of).lower()).isEqualTo("0".repeat(32));
        assertThat(new Slice(of - 1, of).upper()).isEqualTo("f".repeat(32));
        for (int index = 1; index < of; index++) {
            String before = new Slice(index - 1, of).upper();
            assertThat(new java.math.BigInteger(before, 16).add(java.math.BigInteger.ONE))
                    .isEqualTo(new java.math.BigInteger(new Slice(index, of).lower(), 16));
        }
    }

    @Test
    void thereIsNoSliceOutsideTheWhole() {
        assertThatThrownBy(() -> new Slice(2, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Slice(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Slice(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
