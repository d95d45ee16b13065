package io.tidings.delivery;

import static io.tidings.table.Values.millis;
import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;

import io.tidings.edition.EditionId;
import io.tidings.subscriber.SubscriberId;
import io.tidings.table.Key;
import io.tidings.table.Shape;
import io.tidings.table.StoredItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How pages stand in the table: the one home of its attribute names.
 *
 * <pre>
 *   edition (partition)        page (sort)     what
 *   weekly-2026-03-02          7               a page: its lease, and a set of slots for each mark
 *   weekly-2026-03-02          -8              the roster of page 7
 *   weekly-2026-03-02#links    70001           who of page 7 clicked which of the second thirty links
 * </pre>
 *
 * <p>No item can come to DynamoDB's 400 KB: a page has at most {@link #MOST_PEOPLE}, whose slots take 4 bytes each, and a page
 * has some 28 sets of them, an item of links {@value #LINKS_TOGETHER}.
 */
final class LedgerItems {
    static final String EDITION = "edition";
    static final String PAGE = "page";
    static final String OWNER = "owner";
    static final String UNTIL = "until";
    static final String BOUNDARY = "boundary";
    static final String DONE = "done";
    static final String ELIGIBLE = "eligible";
    static final String NEXT = "next";
    static final String ROSTER = "ids";
    private static final String WAVES = "waves";
    private static final String CUT = "cut";

    // spec: DynamoDB: "The maximum item size in DynamoDB is 400 KB"
    static final int MOST_PEOPLE = 3_000;

    private static final int LINKS_TOGETHER = 30;
    private static final long MOST_LINK_ITEMS = 10_000;

    static final Shape SHAPE = Shape.of("pages", Key.text(EDITION), Key.number(PAGE));

    private LedgerItems() {}

    static Map<String, AttributeValue> key(PageKey page) {
        return key(page.edition(), page.page());
    }

    static Map<String, AttributeValue> rosterKey(PageKey page) {
        return key(page.edition(), -1 - page.page());
    }

    private static Map<String, AttributeValue> key(EditionId edition, int number) {
        return Map.of(EDITION, text(edition.value()), PAGE, number(number));
    }

    /** The partition of an edition's clicks. No edition has this name: '#' is not allowed in one. */
    static AttributeValue linksOf(EditionId edition) {
        return text(edition.value() + "#links");
    }

    /** The number of the item in which the clicks on this link stand, and on those next to it. */
    static int linkItem(Mark link) {
        return link.linkNumber() / LINKS_TOGETHER;
    }

    static Map<String, AttributeValue> linksKey(PageKey page, int linkItem) {
        return Map.of(EDITION, linksOf(page.edition()), PAGE, number(page.page() * MOST_LINK_ITEMS + linkItem));
    }

    /** The number of the page that an item of clicks is about. */
    static int pageOfLinks(Map<String, AttributeValue> attributes) {
        return (int) (SHAPE.item(attributes).number(PAGE) / MOST_LINK_ITEMS);
    }

    /** Slots one by one: what may be deleted again. */
    static AttributeValue numbers(SlotSet slots) {
        return AttributeValue.fromNs(slots.stream().mapToObj(Integer::toString).toList());
    }

    /** The same slots in as few numbers as can be, for sets that only grow. */
    static AttributeValue tens(SlotSet slots) {
        return AttributeValue.fromNs(
                Tens.pack(slots).stream().map(String::valueOf).toList());
    }

    static Map<String, AttributeValue> roster(PageKey page, Roster roster) {
        Map<String, AttributeValue> item = new HashMap<>(rosterKey(page));
        item.put(ROSTER, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(roster.packed())));
        if (!roster.waves().isEmpty()) {
            item.put(
                    WAVES,
                    AttributeValue.fromL(roster.waves().stream()
                            .map(wave -> AttributeValue.fromL(List.of(millis(wave.due()), number(wave.end()))))
                            .toList()));
        }
        roster.cut().ifPresent(last -> item.put(CUT, text(last.value())));
        return item;
    }

    static Optional<Roster> roster(Map<String, AttributeValue> item) {
        List<Wave> waves = Optional.ofNullable(item.get(WAVES)).map(AttributeValue::l).orElse(List.of()).stream()
                .map(AttributeValue::l)
                .map(wave -> new Wave(
                        Instant.ofEpochMilli(Long.parseLong(wave.getFirst().n())),
                        Integer.parseInt(wave.getLast().n())))
                .toList();
        return Optional.ofNullable(item.get(ROSTER))
                .map(ids -> Roster.unpacked(
                        ids.b().asByteArrayUnsafe(),
                        waves,
                        SHAPE.item(item).find(CUT).map(SubscriberId::new)));
    }

    static LedgerPage page(Map<String, AttributeValue> attributes) {
        StoredItem item = SHAPE.item(attributes);
        return new LedgerPage(
                new PageKey(new EditionId(item.text(EDITION)), item.integer(PAGE)),
                item.has(ELIGIBLE) ? OptionalInt.of(item.integer(ELIGIBLE)) : OptionalInt.empty(),
                item.find(OWNER),
                item.has(UNTIL) ? item.millis(UNTIL) : Instant.EPOCH,
                item.has(BOUNDARY) ? item.integer(BOUNDARY) : 0,
                item.has(NEXT) ? item.millis(NEXT) : Instant.EPOCH,
                item.has(DONE),
                sets(attributes));
    }

    static Map<Mark, SlotSet> sets(Map<String, AttributeValue> attributes) {
        Map<Mark, SlotSet> sets = new HashMap<>();
        attributes.forEach((name, value) -> {
            if (value.hasNs()) {
                sets.put(
                        new Mark(name),
                        Tens.unpack(value.ns().stream().map(Integer::valueOf).toList()));
            }
        });
        return sets;
    }
}
