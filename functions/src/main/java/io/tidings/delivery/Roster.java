package io.tidings.delivery;

import io.tidings.subscriber.SubscriberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Who is on a page, frozen at its first claim: a slot is a place in this list. Freezing all waves at once is what gives a
 * reader who moves to another time zone between two of them one mail.
 *
 * @param waves in order of time; together they have every slot
 * @param cut where the slice has more readers than a page takes: who comes after this id is on the page that follows
 */
public record Roster(List<SubscriberId> ids, List<Wave> waves, Optional<SubscriberId> cut) {
    private static final int ID_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    public Roster {
        ids = List.copyOf(ids);
        waves = List.copyOf(waves);
    }

    /** A page on which everybody's turn has come. */
    Roster(List<SubscriberId> ids) {
        this(ids, List.of(), Optional.empty());
    }

    Roster cutAfter(SubscriberId last) {
        return new Roster(ids, waves, Optional.of(last));
    }

    public int size() {
        return ids.size();
    }

    /** The slots whose turn has come. */
    SlotSet due(Instant now) {
        if (waves.isEmpty()) {
            return SlotSet.upTo(ids.size());
        }
        return SlotSet.upTo(waves.stream()
                .filter(wave -> !wave.due().isAfter(now))
                .mapToInt(Wave::end)
                .max()
                .orElse(0));
    }

    /** When the next wave's turn comes; empty when the last one's has. */
    Optional<Instant> nextDue(Instant now) {
        return waves.stream().map(Wave::due).filter(due -> due.isAfter(now)).findFirst();
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

    static Roster unpacked(byte[] bytes, List<Wave> waves, Optional<SubscriberId> cut) {
        List<SubscriberId> ids = new ArrayList<>(bytes.length / ID_BYTES);
        for (int at = 0; at < bytes.length; at += ID_BYTES) {
            ids.add(new SubscriberId(HEX.formatHex(bytes, at, at + ID_BYTES)));
        }
        return new Roster(ids, waves, cut);
    }
}
