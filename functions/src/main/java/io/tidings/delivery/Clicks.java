package io.tidings.delivery;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The clicks of an edition's pages, asked for page by page in their order: one page's at a time are in memory. */
final class Clicks {
    private final Iterator<Map<String, AttributeValue>> items;
    private Optional<Map<String, AttributeValue>> next = Optional.empty();

    /** @param items in the order of the table */
    Clicks(Iterator<Map<String, AttributeValue>> items) {
        this.items = items;
        step();
    }

    private void step() {
        next = items.hasNext() ? Optional.of(items.next()) : Optional.empty();
    }

    Map<Mark, SlotSet> on(PageKey page) {
        Map<Mark, SlotSet> clicks = new HashMap<>();
        for (; next.isPresent() && LedgerItems.pageOfLinks(next.get()) <= page.page(); step()) {
            if (LedgerItems.pageOfLinks(next.get()) == page.page()) {
                clicks.putAll(LedgerItems.sets(next.get()));
            }
        }
        return clicks;
    }
}
