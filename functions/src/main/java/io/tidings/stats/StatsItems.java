package io.tidings.stats;

import io.tidings.delivery.Reason;
import io.tidings.delivery.Tally;
import io.tidings.edition.EditionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    private StatsItems() {}

    static Map<String, AttributeValue> key(EditionId edition, String what) {
        return Map.of(EDITION, text(edition.value()), WHAT, text(what));
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static long numberIn(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(value -> Long.parseLong(value.n()))
                .orElse(0L);
    }

    static Map<String, AttributeValue> item(Rollup rollup, long version) {
        Map<String, AttributeValue> item = new HashMap<>(key(rollup.edition(), TOTAL));
        item.put(AT, text(rollup.at().toString()));
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
        Map<String, Long> figures = new java.util.LinkedHashMap<>();
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
        return figures;
    }

    private static <K> Map<String, AttributeValue> map(Map<K, Long> counts, Function<K, String> name) {
        Map<String, AttributeValue> map = new HashMap<>();
        counts.forEach((key, count) -> map.put(name.apply(key), number(count)));
        return map;
    }

    static Rollup rollup(Map<String, AttributeValue> item) {
        Tally people = new Tally(
                numberIn(item, "eligible"),
                numberIn(item, "accepted"),
                numberIn(item, "rejected"),
                numberIn(item, "uncertain"),
                numberIn(item, "open"),
                numberIn(item, "delivered"),
                numberIn(item, "bounced"),
                numberIn(item, "complained"),
                numberIn(item, "opened"),
                numberIn(item, "openedByMachine"),
                numberIn(item, "clicked"),
                numberIn(item, "unsubscribed"),
                numberIn(item, "resent"),
                counts(item, "reasons", Reason::valueOf),
                counts(item, "clicks", Integer::valueOf));
        return new Rollup(
                new EditionId(textIn(item, EDITION)),
                Instant.parse(textIn(item, AT)),
                (int) numberIn(item, "claimed"),
                (int) numberIn(item, "done"),
                people,
                counts(item, "sections", slug -> slug));
    }

    static Day day(Map<String, AttributeValue> item) {
        return new Day(
                LocalDate.parse(textIn(item, WHAT).substring(DAY.length())),
                numberIn(item, "accepted"),
                numberIn(item, "delivered"),
                numberIn(item, "opened"),
                numberIn(item, "clicked"));
    }

    private static <K> Map<K, Long> counts(Map<String, AttributeValue> item, String name, Function<String, K> key) {
        Map<K, Long> counts = new HashMap<>();
        Optional.ofNullable(item.get(name))
                .ifPresent(map ->
                        map.m().forEach((text, count) -> counts.put(key.apply(text), Long.parseLong(count.n()))));
        return counts;
    }

    private static String textIn(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::s)
                .orElseThrow(() -> new IllegalStateException("A stats item without " + name));
    }
}
