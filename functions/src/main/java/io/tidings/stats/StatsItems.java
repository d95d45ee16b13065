package io.tidings.stats;

import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;

import io.tidings.delivery.Reason;
import io.tidings.delivery.Tally;
import io.tidings.edition.EditionId;
import io.tidings.table.Key;
import io.tidings.table.Shape;
import io.tidings.table.StoredItem;
import io.tidings.table.Values;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How rollups stand in the table: the one home of its attribute names. */
final class StatsItems {
    static final String EDITION = "edition";
    static final String WHAT = "what";
    static final String TOTAL = "total";
    static final String DAY = "day#";
    static final String AT = "at";
    static final String VERSION = "version";

    static final Shape SHAPE = Shape.of("rollups", Key.text(EDITION), Key.text(WHAT));

    private StatsItems() {}

    static Map<String, AttributeValue> key(EditionId edition, String what) {
        return Map.of(EDITION, text(edition.value()), WHAT, text(what));
    }

    static Map<String, AttributeValue> item(Rollup rollup, long version) {
        Map<String, AttributeValue> item = new HashMap<>(key(rollup.edition(), TOTAL));
        item.put(AT, Values.instant(rollup.at()));
        item.put(VERSION, number(version));
        item.put("claimed", number(rollup.claimed()));
        item.put("done", number(rollup.done()));
        Tally people = rollup.people();
        figures(people).forEach((name, count) -> item.put(name, number(count)));
        item.put("reasons", AttributeValue.fromM(map(people.reasons(), Reason::name)));
        item.put("sections", AttributeValue.fromM(map(rollup.clicksBySection(), slug -> slug)));
        item.put("clicks", AttributeValue.fromM(map(people.clicksByLink(), link -> Integer.toString(link))));
        return item;
    }

    /** The plain figures, by the names they have everywhere: table, API and CSV. */
    static Map<String, Long> figures(Tally people) {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("eligible", people.eligible());
        figures.put("accepted", people.accepted());
        figures.put("rejected", people.rejected());
        figures.put("uncertain", people.uncertain());
        figures.put("open", people.open());
        figures.put("delivered", people.delivered());
        figures.put("bounced", people.bounced());
        figures.put("complained", people.complained());
        figures.put("opened", people.opened());
        figures.put("openedByMachine", people.openedByMachine());
        figures.put("clicked", people.clicked());
        figures.put("unsubscribed", people.unsubscribed());
        figures.put("resent", people.resent());
        figures.put("failed", people.failed());
        return figures;
    }

    static <K> Map<String, AttributeValue> map(Map<K, Long> counts, Function<K, String> name) {
        Map<String, AttributeValue> map = new HashMap<>();
        counts.forEach((key, count) -> map.put(name.apply(key), number(count)));
        return map;
    }

    /** None where the item was written before there was such a figure. */
    private static long count(StoredItem item, String name) {
        return item.has(name) ? item.number(name) : 0;
    }

    static Rollup rollup(StoredItem item) {
        Tally people = new Tally(
                count(item, "eligible"),
                count(item, "accepted"),
                count(item, "rejected"),
                count(item, "uncertain"),
                count(item, "open"),
                count(item, "delivered"),
                count(item, "bounced"),
                count(item, "complained"),
                count(item, "opened"),
                count(item, "openedByMachine"),
                count(item, "clicked"),
                count(item, "unsubscribed"),
                count(item, "resent"),
                count(item, "failed"),
                counts(item, "reasons", Reason::valueOf),
                counts(item, "clicks", Integer::valueOf));
        return new Rollup(
                new EditionId(item.text(EDITION)),
                item.instant(AT),
                (int) count(item, "claimed"),
                (int) count(item, "done"),
                people,
                counts(item, "sections", slug -> slug));
    }

    static Day day(StoredItem item) {
        return new Day(
                LocalDate.parse(item.text(WHAT).substring(DAY.length())),
                count(item, "accepted"),
                count(item, "delivered"),
                count(item, "opened"),
                count(item, "clicked"));
    }

    static <K> Map<K, Long> counts(StoredItem item, String name, Function<String, K> key) {
        Map<K, Long> counts = new HashMap<>();
        if (item.has(name)) {
            StoredItem map = item.item(name);
            map.attributes().keySet().forEach(text -> counts.put(key.apply(text), map.number(text)));
        }
        return counts;
    }
}
