package io.tidings.delivery;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** A set of slots of one page, in order. Immutable. */
public final class SlotSet {
    public static final SlotSet EMPTY = new SlotSet(new BitSet());

    private final BitSet bits;

    private SlotSet(BitSet bits) {
        this.bits = bits;
    }

    public static SlotSet of(int... slots) {
        BitSet bits = new BitSet();
        IntStream.of(slots).forEach(bits::set);
        return new SlotSet(bits);
    }

    public static SlotSet of(Collection<Integer> slots) {
        BitSet bits = new BitSet();
        slots.forEach(bits::set);
        return new SlotSet(bits);
    }

    /** The slots from 0 up to, but without, {@code end}. */
    public static SlotSet upTo(int end) {
        BitSet bits = new BitSet();
        bits.set(0, end);
        return new SlotSet(bits);
    }

    public SlotSet plus(SlotSet other) {
        BitSet all = (BitSet) bits.clone();
        all.or(other.bits);
        return new SlotSet(all);
    }

    public SlotSet minus(SlotSet other) {
        BitSet rest = (BitSet) bits.clone();
        rest.andNot(other.bits);
        return new SlotSet(rest);
    }

    public SlotSet common(SlotSet other) {
        BitSet both = (BitSet) bits.clone();
        both.and(other.bits);
        return new SlotSet(both);
    }

    /** The lowest so many of them. */
    SlotSet first(int most) {
        return of(bits.stream().limit(most).toArray());
    }

    public boolean contains(int slot) {
        return bits.get(slot);
    }

    public int size() {
        return bits.cardinality();
    }

    public boolean isEmpty() {
        return bits.isEmpty();
    }

    /** The largest slot, or -1 when there is none. */
    public int last() {
        return bits.length() - 1;
    }

    public IntStream stream() {
        return bits.stream();
    }

    public List<Integer> toList() {
        return bits.stream().boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlotSet set && bits.equals(set.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return bits.toString();
    }
}
