package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TensTest {
    @Test
    void tenSlotsThatBelongTogetherAreOneNumber() {
        assertThat(Tens.pack(SlotSet.upTo(1_000))).hasSize(100).contains(-1, -100);
        assertThat(Tens.pack(SlotSet.upTo(23))).containsExactly(-1, -2, 20, 21, 22);
        assertThat(Tens.pack(SlotSet.EMPTY)).isEmpty();
    }

    @Test
    void tenSlotsAcrossTwoTensStandByThemselves() {
        SlotSet slots = SlotSet.of(IntStream.range(5, 15).toArray());

        assertThat(Tens.pack(slots)).hasSize(10).doesNotContain(-1, -2);
    }

    @Test
    void whateverIsPackedComesOutAgain() {
        Random random = new Random(4);
        for (int trial = 0; trial < 1_000; trial++) {
            SlotSet slots = SlotSet.of(IntStream.range(0, random.nextInt(200))
                    .filter(_ -> random.nextInt(12) > 0)
                    .toArray());

            assertThat(Tens.unpack(Tens.pack(slots))).isEqualTo(slots);
        }
    }

    @Test
    void factsThatComeTwiceAndOverlapAreOneSet() {
        List<Integer> both = new ArrayList<>(Tens.pack(SlotSet.upTo(10)));
        both.addAll(Tens.pack(SlotSet.of(3, 9, 10)));

        assertThat(Tens.unpack(both)).isEqualTo(SlotSet.upTo(11));
    }
}
