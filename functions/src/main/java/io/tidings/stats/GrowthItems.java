package io.tidings.stats;

import static io.tidings.table.Values.instant;
import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;

import io.tidings.edition.NewsletterId;
import io.tidings.subscriber.Moves;
import io.tidings.subscriber.SubscriberId;
import io.tidings.table.StoredItem;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How counts of lists stand in the table of rollups: one item a newsletter, with the last whole count and the one that is being
 * made. An edition's id ends in a date and its items are of other kinds, so neither is taken for the other.
 */
final class GrowthItems {

    private static final String WHOLE = "whole";
    private static final String MAKING = "making";

    private static final String GROWTH = "growth";

    private GrowthItems() {}

    /** @param version counts the writes; 0 before the first */
    record Counts(long version, Optional<GrowthCount> whole, Optional<GrowthCount> making) {
        static final Counts NONE = new Counts(0, Optional.empty(), Optional.empty());
    }

    static Map<String, AttributeValue> key(NewsletterId newsletter) {
        return Map.of(StatsItems.EDITION, text(newsletter.value()), StatsItems.WHAT, text(GROWTH));
    }

    static Map<String, AttributeValue> item(NewsletterId newsletter, Counts counts) {
        Map<String, AttributeValue> item = new HashMap<>(key(newsletter));
        item.put(StatsItems.VERSION, number(counts.version()));
        counts.whole().ifPresent(count -> item.put(WHOLE, AttributeValue.fromM(of(count))));
        counts.making().ifPresent(count -> item.put(MAKING, AttributeValue.fromM(of(count))));
        return item;
    }

    static Counts counts(StoredItem item) {
        return new Counts(item.number(StatsItems.VERSION), count(item, WHOLE), count(item, MAKING));
    }

    private static Map<String, AttributeValue> of(GrowthCount count) {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put(StatsItems.AT, instant(count.asOf()));
        map.put("people", number(count.people()));
        map.put("before", number(count.before()));
        map.put(
                "weeks",
                AttributeValue.fromM(count.weeks().entrySet().stream()
                        .collect(Collectors.toMap(week -> week.getKey().toString(), week -> of(week.getValue())))));
        map.put("topics", AttributeValue.fromM(StatsItems.map(count.topics(), slug -> slug)));
        count.readUntil().ifPresent(id -> map.put("readUntil", text(id.value())));
        return map;
    }

    private static AttributeValue of(Moves moves) {
        return AttributeValue.fromM(Map.of(
                "confirmed", number(moves.confirmed()),
                "imported", number(moves.imported()),
                "left", number(moves.left()),
                "suppressed", number(moves.suppressed())));
    }

    private static Optional<GrowthCount> count(StoredItem item, String which) {
        return item.has(which) ? Optional.of(count(item.item(which))) : Optional.empty();
    }

    private static GrowthCount count(StoredItem map) {
        StoredItem weeks = map.item("weeks");
        return new GrowthCount(
                map.instant(StatsItems.AT),
                map.number("people"),
                map.number("before"),
                weeks.attributes().keySet().stream()
                        .collect(Collectors.toMap(LocalDate::parse, week -> moves(weeks.item(week)))),
                StatsItems.counts(map, "topics", slug -> slug),
                map.find("readUntil").map(SubscriberId::new));
    }

    private static Moves moves(StoredItem map) {
        return new Moves(map.number("confirmed"), map.number("imported"), map.number("left"), map.number("suppressed"));
    }
}
