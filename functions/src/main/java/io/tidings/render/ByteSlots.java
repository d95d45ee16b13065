package io.tidings.render;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished text as bytes, cut at its slots: filling is one allocation and a handful of copies. The values come in the
 * order of {@link #names()}, once per distinct name. Immutable and safe for use by many threads.
 */
public final class ByteSlots {

    private final byte[] literals;
    /** Where in {@link #literals} the n-th slot stands, and which value fills it. */
    private final int[] offsets;

    private final int[] values;
    private final List<String> names;

    ByteSlots(List<String> parts) {
        int slots = parts.size() / 2;
        offsets = new int[slots];
        values = new int[slots];
        List<String> seen = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int offset = 0;
        for (int i = 0; i < slots; i++) {
            String literal = parts.get(2 * i);
            text.append(literal);
            offset += literal.getBytes(StandardCharsets.UTF_8).length;
            offsets[i] = offset;
            String name = parts.get(2 * i + 1);
            if (!seen.contains(name)) {
                seen.add(name);
            }
            values[i] = seen.indexOf(name);
        }
        text.append(parts.getLast());
        literals = text.toString().getBytes(StandardCharsets.UTF_8);
        names = List.copyOf(seen);
    }

    /** The distinct slot names; values are given in this order. */
    public List<String> names() {
        return names;
    }

    /** A new array with the slots filled; {@code filling[i]} is the UTF-8 of the value of {@code names().get(i)}. */
    public byte[] fill(byte[][] filling) {
        int length = literals.length;
        for (int value : values) {
            length += filling[value].length;
        }
        byte[] out = new byte[length];
        int from = 0;
        int to = 0;
        for (int i = 0; i < offsets.length; i++) {
            int copied = offsets[i] - from;
            System.arraycopy(literals, from, out, to, copied);
            from = offsets[i];
            to += copied;
            byte[] value = filling[values[i]];
            System.arraycopy(value, 0, out, to, value.length);
            to += value.length;
        }
        System.arraycopy(literals, from, out, to, literals.length - from);
        return out;
    }
}
