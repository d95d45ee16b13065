package io.tidings.delivery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Slots of a set that only grows, in few numbers: ten that belong together are one number, -1 for the slots 0 to 9, -2 for
 * 10 to 19; all others stand by themselves. A slot may come both ways, in any order and more than once: it is in the set.
 */
final class Tens {
    private static final int TEN = 10;

    private Tens() {}

    static List<Integer> pack(SlotSet slots) {
        BitSet left = slots.stream().collect(BitSet::new, BitSet::set, BitSet::or);
        List<Integer> numbers = new ArrayList<>();
        for (int ten = 0; ten * TEN < left.length(); ten++) {
            int from = ten * TEN;
            if (left.get(from, from + TEN).cardinality() == TEN) {
                numbers.add(-1 - ten);
                left.clear(from, from + TEN);
            }
        }
        left.stream().forEach(numbers::add);
        return numbers;
    }

    static SlotSet unpack(Collection<Integer> numbers) {
        List<Integer> slots = new ArrayList<>();
        for (int number : numbers) {
            if (number >= 0) {
                slots.add(number);
            } else {
                int from = (-1 - number) * TEN;
                for (int slot = from; slot < from + TEN; slot++) {
                    slots.add(slot);
                }
            }
        }
        return SlotSet.of(slots);
    }
}
