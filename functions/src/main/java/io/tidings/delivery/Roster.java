package io.tidings.delivery;

import io.tidings.subscriber.SubscriberId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Who is on a page, frozen at its first claim: a slot is a place in this list. */
public record Roster(List<SubscriberId> ids) {
    private static final int ID_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    public Roster {
        ids = List.copyOf(ids);
    }

    public int size() {
        return ids.size();
    }

    /** The people on these slots; slots beyond the roster are left out. */
    public List<SubscriberId> at(SlotSet slots) {
        return slots.stream()
                .filter(slot -> slot < ids.size())
                .mapToObj(ids::get)
                .toList();
    }

    byte[] packed() {
        byte[] bytes = new byte[ids.size() * ID_BYTES];
        for (int slot = 0; slot < ids.size(); slot++) {
            System.arraycopy(HEX.parseHex(ids.get(slot).value()), 0, bytes, slot * ID_BYTES, ID_BYTES);
        }
        return bytes;
    }

    static Roster unpacked(byte[] bytes) {
        List<SubscriberId> ids = new ArrayList<>(bytes.length / ID_BYTES);
        for (int at = 0; at < bytes.length; at += ID_BYTES) {
            ids.add(new SubscriberId(HEX.formatHex(bytes, at, at + ID_BYTES)));
        }
        return new Roster(ids);
    }
}
